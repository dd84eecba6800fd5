import { route } from '../routes.ts';

const pages = async () => import('./pages.ts');

export const routes = [
  route('/account/', async () => (await pages()).OverviewPage),
  route('/account/orders/', async () => (await pages()).OrdersPage),
  route('/account/addresses/', async () => (await pages()).AddressesPage),
  route('/account/favourites/', async () => (await pages()).FavouritesPage),
  route('/account/collections/', async () => (await pages()).CollectionsPage),
  route('/account/collections/:pk/', async () => (await pages()).CollectionPage),
  route('/wishlists/user-collection/:slug/', async () => (await pages()).SharedPage),
  route('/account/alerts/', async () => (await pages()).AlertsPage),
  route('/account/conversations/', async () => (await pages()).ConversationsPage),
  route('/account/conversations/new/', async () => (await pages()).NewPage),
  route('/account/conversations/:number/', async () => (await pages()).ConversationPage),
  route('/account/profile/', async () => (await pages()).ProfilePage),
  route('/account/preferences/', async () => (await pages()).PreferencesPage),
  route('/account/sessions/', async () => (await pages()).SessionsPage),
  route('/account/privacy/', async () => (await pages()).PrivacyPage),
  route('/account/loyalty/', async () => (await pages()).LoyaltyPage),
  route('/account/cards/', async () => (await pages()).CardsPage),
  route('/account/offers/', async () => (await pages()).OffersPage),
];
