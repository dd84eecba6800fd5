import { route } from '../routes.ts';

export const routes = [
  route('/account/', async () => (await import('./overview-page.tsx')).OverviewPage),
  route('/account/orders/', async () => (await import('./orders-page.tsx')).OrdersPage),
  route('/account/addresses/', async () => (await import('./addresses-page.tsx')).AddressesPage),
  route('/account/favourites/', async () => (await import('./wishes/favourites-page.tsx')).FavouritesPage),
  route('/account/collections/', async () => (await import('./wishes/collections-page.tsx')).CollectionsPage),
  route('/account/collections/:pk/', async () => (await import('./wishes/collection-page.tsx')).CollectionPage),
  route('/wishlists/user-collection/:slug/', async () => (await import('./wishes/shared-page.tsx')).SharedPage),
  route('/account/alerts/', async () => (await import('./wishes/alerts-page.tsx')).AlertsPage),
  route(
    '/account/conversations/',
    async () => (await import('./conversations/conversations-page.tsx')).ConversationsPage,
  ),
  route('/account/conversations/new/', async () => (await import('./conversations/new-page.tsx')).NewPage),
  route(
    '/account/conversations/:number/',
    async () => (await import('./conversations/conversation-page.tsx')).ConversationPage,
  ),
  route('/account/profile/', async () => (await import('./profile/profile-page.tsx')).ProfilePage),
  route('/account/preferences/', async () => (await import('./profile/preferences-page.tsx')).PreferencesPage),
  route('/account/sessions/', async () => (await import('./profile/sessions-page.tsx')).SessionsPage),
  route('/account/privacy/', async () => (await import('./profile/privacy-page.tsx')).PrivacyPage),
  route('/account/loyalty/', async () => (await import('./money/loyalty-page.tsx')).LoyaltyPage),
  route('/account/cards/', async () => (await import('./money/cards-page.tsx')).CardsPage),
  route('/account/offers/', async () => (await import('./money/offers-page.tsx')).OffersPage),
];
