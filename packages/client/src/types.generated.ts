// Made from the OpenAPI document by generator/: UPDATE_CLIENT=1 vitest run packages/client/tests/generated.
import type { NoInput, PathValue, QueryValue, Redirect, Upload } from './values.ts';

export interface AccountBalance {
  /** In the currency of the call */
  balance: number;
}

export interface AccountTransaction {
  /** Below zero where it was spent, taken back or expired */
  amount: string;
  currency: Choice;
  created_date: string;
  transaction: {
    /** Number of the order that it was for */
    order: string | null;
    created_date: string;
  };
}

export interface AccountTransactionPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: AccountTransaction[];
}

export interface ActivateCurrencyBody {
  currency_code: string;
}

export interface AddCollectionItemBody {
  product: number;
  note?: string | null | undefined;
}

export interface AddFavouriteBody {
  product: number;
}

export interface AddToB2bBasketBody {
  product_remote_id: number;
  division: number;
  quantity: number;
}

export interface AddToBasketBody {
  product: number;
  quantity: number;
  attributes?: Record<string, unknown> | null | undefined;
  namespace?: string | null | undefined;
}

export interface Address {
  pk: number;
  email: string | null;
  phone_number: string;
  first_name: string;
  last_name: string;
  title: string;
  line: string;
  postcode: string | null;
  notes: string | null;
  company_name: string | null;
  tax_office: string | null;
  tax_no: string | null;
  e_bill_taxpayer: boolean;
  is_corporate: boolean;
  identity_number: string | null;
  extra_field: Record<string, unknown> | null;
  country: number;
  city: number;
  township: number;
  district: number | null;
  /** `customer`, or `retail_store` */
  address_type: string;
  retail_store: number | null;
  remote_id: string | null;
  /** Another one as soon as the address says something else */
  hash_data: string;
  primary: boolean;
  user: number;
}

export interface AddressBody {
  /** What the customer calls it */
  title: string;
  first_name: string;
  last_name: string;
  phone_number: string;
  email?: string | null | undefined;
  /** A pk, or an object with one */
  country: number;
  /** A pk, or an object with one */
  city: number;
  township?: number | null | undefined;
  district?: number | null | undefined;
  line: string;
  postcode?: string | null | undefined;
  notes?: string | null | undefined;
  is_corporate?: boolean | null | undefined;
  company_name?: string | null | undefined;
  tax_office?: string | null | undefined;
  tax_no?: string | null | undefined;
  e_bill_taxpayer?: boolean | null | undefined;
  identity_number?: string | null | undefined;
  extra_field?: Record<string, unknown> | null | undefined;
  primary?: boolean | null | undefined;
}

export interface AddressChangeBody {
  /** What the customer calls it */
  title?: string | undefined;
  first_name?: string | undefined;
  last_name?: string | undefined;
  phone_number?: string | undefined;
  email?: string | null | undefined;
  /** A pk, or an object with one */
  country?: number | undefined;
  /** A pk, or an object with one */
  city?: number | undefined;
  township?: number | null | undefined;
  district?: number | null | undefined;
  line?: string | undefined;
  postcode?: string | null | undefined;
  notes?: string | null | undefined;
  is_corporate?: boolean | null | undefined;
  company_name?: string | null | undefined;
  tax_office?: string | null | undefined;
  tax_no?: string | null | undefined;
  e_bill_taxpayer?: boolean | null | undefined;
  identity_number?: string | null | undefined;
  extra_field?: Record<string, unknown> | null | undefined;
  primary?: boolean | null | undefined;
}

export interface AddressCity {
  pk: number;
  name: string;
  country: number;
  is_active: boolean;
  postcode: string | null;
  /** Names are in the language of the answer */
  translations: null;
  priority: number | null;
}

export interface AddressCountry {
  pk: number;
  name: string;
  code: string;
  is_active: boolean;
  /** Names are in the language of the answer */
  translations: null;
}

export interface AddressDistrict {
  pk: number;
  name: string;
  city: number;
  township: number;
  is_active: boolean;
  postcode: string | null;
}

export interface AddressPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Address[];
}

export interface AddressTownship {
  pk: number;
  name: string;
  city: number;
  is_active: boolean;
  postcode: string | null;
}

export type Amount = string;

export interface AttributeDetail {
  value: unknown;
  label: string;
  data_type: string;
}

export interface B2bBasket {
  /** 0 while nothing has been put in */
  id: number;
  total_amount: Amount;
  total_quantity: number;
  basket_items: B2bBasketItem[];
  segment_remote_id: number | null;
}

export interface B2bBasketItem {
  product_remote_id: number;
  price: Amount;
  quantity: number;
  total_amount: Amount;
  divisions: DivisionQuantity[];
  product: B2bProduct;
}

export interface B2bDraft {
  id: number;
  name: string;
  total_amount: number;
  total_quantity: number;
}

export interface B2bProduct {
  sku: string;
  name: string;
  price: Amount;
  base_code: string;
  currency: string;
  /** The attributes that tell a variant apart */
  variants: Record<string, unknown>;
  /** Absolute address; empty without a picture */
  product_image: string;
  /** The attribute `asorti`; empty without one */
  asorti: string;
  /** Name of the primary category; empty without one */
  category: string;
}

export interface Bank {
  pk: number;
  name: string;
  slug: string;
  logo: string | null;
}

export interface BankAccount {
  pk: number;
  iban: string;
  holder_name: string;
  description: string | null;
  sort_order: number;
  bank: {
    pk: number;
    slug: string;
    name: string;
    logo: string | null;
  };
}

export interface Basket {
  /** 0 while nothing has been put in */
  pk: number;
  namespace: string;
  version: number;
  basketitem_set: BasketItem[];
  total_quantity: number;
  total_product_amount: Amount;
  total_discount_amount: Amount;
  total_amount: Amount;
  discounts: BasketDiscount[];
  voucher_code: string | null;
  upsell_details: Upsell[];
  upsell_messages: string[];
  unavailable_basket_products: UnavailableBasketProduct[];
  segment: {
    pk: number;
    stock_list: null;
    price_list: number | null;
  } | null;
  created_date: string;
  modified_date: string;
  explanation?: PromotionExplanation[];
}

export interface BasketAnswer {
  basket: Basket;
}

export interface BasketDiscount {
  description: string;
  discount: Amount;
}

export interface BasketItem {
  id: number;
  product: BasketProduct;
  quantity: number;
  unit_price: Amount;
  price: Amount;
  retail_price: Amount;
  total_amount: Amount;
  discount_amount: Amount;
  currency_type: string;
  currency_type_label: string;
  tax_rate: string;
  shipping_discount: Amount | null;
  offer_badges: BasketDiscount[];
  stock: number;
  attributes: Record<string, unknown>;
  attributes_kwargs: Record<string, unknown>;
  image: string | null;
  parent: null;
  datasource: null;
  extra_product_stock_detailed: null;
  extra_product_price_detailed: null;
  /** Extension: given by a promotion; it cannot be changed */
  is_gift: boolean;
}

export interface BasketList {
  baskets: {
    pk: number;
    namespace: string;
    /** Extension: what calls mean that name no basket */
    is_main: boolean;
  }[];
}

export interface BasketMergeReport {
  merged_date: string;
  strategy: 'sum' | 'larger' | 'guest';
  lines: {
    product: number;
    name: string;
    guest_quantity: number;
    own_quantity: number;
    /** After the merge */
    quantity: number;
    outcome: 'added' | 'merged' | 'capped' | 'dropped' | 'replaced';
    reason: 'unavailable' | 'stock' | 'limit' | 'basket_full' | null;
  }[];
}

export interface BasketProduct {
  pk: number;
  name: string;
  sku: string;
  base_code: string;
  attributes: Record<string, unknown>;
  attribute_set: number | null;
  attributes_kwargs: Record<string, AttributeDetail>;
  extra_attributes: Record<string, unknown>;
  productimage_set: ProductImage[];
  productvideo_set: unknown[];
  price: Amount;
  retail_price: Amount;
  lowest_price_30_days: Amount | null;
  currency_type: string;
  unit_type: string;
  in_stock: boolean;
  stock: number;
  absolute_url: string;
  product_type: string;
  price_type: string;
  form_schema: null;
  is_ready_to_basket: boolean;
  data_source: null;
  max_quantity: number | null;
  basket_offers: OfferBadge[];
  created_date: string;
  modified_date: string;
  category: {
    pk: number;
    name: string;
  } | null;
}

export interface CancelOrderBody {
  return_policy?: boolean | null | undefined;
  cancel_order_items: readonly CancellationWish[];
}

export interface CancellationReason {
  id: number;
  uuid: string;
  /** cancel or refund */
  cancellation_type: string;
  /** In the caller’s language */
  subject: string;
  /** Whether a request needs a description */
  extra_information_needed: boolean;
  is_active: boolean;
  /** Position */
  order: number;
  translations: Record<
    string,
    {
      subject: string;
    }
  > | null;
  created_date: string;
  modified_date: string;
}

export interface CancellationReasonPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: CancellationReason[];
}

export interface CancellationRequest {
  id: number;
  uuid: string;
  order_item: number;
  reason: number;
  cancellation_type: Choice;
  status: Choice;
  description: string;
  quantity: number;
  easy_return: EasyReturn | null;
  iban: string | null;
  holder_name: string | null;
  fully_refund_as_loyalty_money: boolean;
  attributes: Record<string, unknown>;
  attributes_kwargs: Record<string, unknown>;
  created_date: string;
  modified_date: string;
}

export interface CancellationWish {
  order_item: number;
  reason: number;
  cancellation_type: 'cancel' | 'refund';
  description?: string | null | undefined;
  shipping_company?: number | null | undefined;
  easy_return?: number | null | undefined;
  quantity?: number | null | undefined;
  iban?: string | null | undefined;
  holder_name?: string | null | undefined;
  fully_refund_as_loyalty_money?: boolean | null | undefined;
}

export interface CardIssuer {
  pk: number;
  name: string;
  slug: string;
  logo: string | null;
}

export interface Category {
  pk: number;
  name: string;
  menuitemmodel: string | null;
  absolute_url: string;
  sort_option: null;
  uuid: string;
  depth: number;
  attributes: Record<string, unknown>;
}

export interface CategoryPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Category[];
}

export interface CategoryProductList {
  pagination: ListPagination;
  facets: Facet[];
  sorters: Sorter[];
  search_text: string | null;
  products: ProductCard[];
  category: Category;
}

export interface CategorySuggestion {
  label: string;
  url: string;
  suggestion_type: 'category';
  extra: {
    category_id: number;
    parent_categories: string[];
  };
}

export interface ChangePasswordBody {
  old_password: string;
  new_password1: string;
  new_password2: string;
}

export interface ChangeVoucherBody {
  voucher_code?: string | null | undefined;
  remove_voucher_code?: boolean | null | undefined;
  namespace?: string | null | undefined;
}

export interface CheckoutAnswer {
  context_list: CheckoutContext[];
  template_name: 'orders/checkout.html' | 'orders/index.html';
  errors: Record<string, string[]> | null;
  pre_order?: PreOrder;
  /** There is nothing to check out */
  redirect_url?: string;
}

export interface CheckoutContext {
  page_name: string;
  page_slug: string;
  page_context: {
    is_user_logged_in?: boolean;
    can_guest_purchase?: boolean;
    has_gift_box?: boolean;
    delivery_options?: DeliveryOption[];
    addresses?: ShortAddress[];
    country?: CheckoutContextPageContextCountry | null;
    retail_stores?: CheckoutStore[];
    shipping_options?: ShippingOption[];
    payment_options?: PaymentOption[];
    unavailable_options?: PaymentOption[];
    checkout_url?: null;
    status_url?: null;
    bank_accounts?: BankAccount[];
    payment_choices?: PaymentChoice[];
    saved_cards?: SavedCard[];
    card_type?: {
      name: string;
      slug: string;
      logo: string | null;
    } | null;
    installments?: ChosenInstallment[];
    can_save_card?: boolean;
    balance?: Amount;
    price?: Amount;
    gift_card?: {
      code_end: string;
      amount: Amount;
      balance: Amount;
    } | null;
    coupons?: {
      pk: number;
      is_selected: boolean;
    }[];
    redirect_url?: string;
    order_id?: number;
    new_user?: boolean;
    token?: string;
    campaigns?: unknown[];
  };
}

export interface CheckoutStore {
  pk: number;
  name: string;
  address: string;
  township: {
    pk: number;
    name: string;
    city: {
      pk: number;
      name: string;
      country: number;
    };
  };
  district: {
    pk: number;
    name: string;
    city: number;
    township: number;
  } | null;
}

export interface Choice {
  value: string;
  label: string;
}

export interface ChosenInstallment {
  pk: number;
  installment_count: number;
  label: string;
  price_with_accrued_interest: Amount;
  monthly_price_with_accrued_interest: Amount;
}

export interface City {
  pk: number;
  is_active: boolean;
  name: string;
  country: number;
  translations: Record<
    string,
    {
      name: string;
    }
  > | null;
  /** The lowest number comes first */
  priority: number | null;
  postcode: string | null;
}

export interface CityPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: City[];
}

export interface Collection {
  pk: number;
  name: string;
  status: string;
  slug: string;
  items: CollectionItem[];
  /** A path of this API */
  public_url: string;
}

export interface CollectionItem {
  pk: number;
  product: WishedProduct;
  note: string | null;
  created_date: string;
}

export interface CollectionPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Collection[];
}

export interface CommentOnQuotationBody {
  comment: string;
}

export interface CompletedOrder {
  campaigns: unknown[];
  order: Order;
}

export interface ConnectSocialAccountBody {
  provider: string;
  password?: string | undefined;
}

export interface ContactShopBody {
  subject: number;
  message: string;
  order?: number | null | undefined;
  file?: Upload | readonly Upload[] | null | undefined;
  full_name: string;
  email: string;
  phone?: string | null | undefined;
  operation?: string | null | undefined;
}

export interface ContactSubject {
  id: number;
  /** In the caller’s language */
  text: string;
  is_order_needed: boolean;
}

export interface Conversation {
  number: string;
  state: ConversationState;
  subject: ConversationSubject;
  order: ConversationOrder | null;
  message_count: number;
  /** Whether the shop has written since it was read */
  is_unread: boolean;
  can_reply: boolean;
  can_rate: boolean;
  rating: ConversationRating | null;
  created_date: string;
  last_message_date: string;
  closed_date: string | null;
  messages: ConversationMessage[];
}

export interface ConversationFile {
  name: string;
  content_type: string;
  /** Bytes */
  size: number;
  /** For whoever may read the conversation */
  url: string;
}

export interface ConversationLine {
  number: string;
  state: ConversationState;
  subject: ConversationSubject;
  order: ConversationOrder | null;
  message_count: number;
  /** Whether the shop has written since it was read */
  is_unread: boolean;
  can_reply: boolean;
  can_rate: boolean;
  rating: ConversationRating | null;
  created_date: string;
  last_message_date: string;
  closed_date: string | null;
}

export interface ConversationLinePage {
  count: number;
  next: string | null;
  previous: string | null;
  results: ConversationLine[];
}

export interface ConversationMessage {
  id: number;
  /** customer or shop */
  author: string;
  author_name: string | null;
  text: string;
  files: ConversationFile[];
  created_date: string;
}

export interface ConversationMessageBody {
  message: string;
  file?: Upload | readonly Upload[] | null | undefined;
}

export interface Country {
  pk: number;
  is_active: boolean;
  name: string;
  code: string;
  translations: Record<
    string,
    {
      name: string;
    }
  > | null;
}

export interface CountryPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Country[];
}

export interface CreateCollectionBody {
  name: string;
  status?: 'private' | 'public' | undefined;
}

export interface CreateQuotationBody {
  name: string;
}

export interface CurrentUser {
  pk: number;
  first_name: string;
  last_name: string;
  phone: string | null;
  email: string;
  email_allowed: boolean;
  sms_allowed: boolean;
  call_allowed: boolean | null;
  attributes: Record<string, unknown>;
  /** MD5 of the e-mail address, for mailing services */
  hashed_email: string;
  date_joined: string;
  last_login: string | null;
  gender: string | null;
  date_of_birth: string | null;
  is_email_verified: boolean;
  is_social_networks_connected: boolean;
  segment: null;
  client_type: string;
  selected_address: null;
}

export interface DataExport {
  state: 'pending' | 'ready' | 'failed' | 'expired';
  requested_date: string;
  started_date: string | null;
  finished_date: string | null;
  expires_date: string | null;
  size: number | null;
  url: string | null;
}

export interface DeliveryOption {
  pk: number;
  slug: string;
  name: string;
  delivery_option_type: string;
  sort_order: number;
}

export interface Detail {
  detail: string;
}

export interface DetailedAddress {
  pk: number | null;
  email: string | null;
  phone_number: string;
  first_name: string;
  last_name: string;
  title: string;
  line: string;
  postcode: string | null;
  notes: string | null;
  company_name: string | null;
  tax_office: string | null;
  tax_no: string | null;
  e_bill_taxpayer: boolean;
  is_corporate: boolean;
  identity_number: string | null;
  extra_field: Record<string, unknown> | null;
  country: AddressCountry;
  city: AddressCity;
  township: AddressTownship;
  district: AddressDistrict | null;
  /** `customer`, or `retail_store` */
  address_type: string;
  retail_store: number | null;
  remote_id: string | null;
  /** Another one as soon as the address says something else */
  hash_data: string;
  primary: boolean | null;
  user: Owner | null;
}

export interface DetailedAddressPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: DetailedAddress[];
}

export interface DiscountItem {
  pk: number;
  order: number;
  promotion: number;
  name: string;
  code: string | null;
  offer_type: string;
  /** Two decimals */
  amount: string;
  /** Two decimals */
  cancel_amount: string;
  session_offer_type: null;
  created_date: string;
  modified_date: string;
}

export interface District {
  pk: number;
  is_active: boolean;
  name: string;
  city: number;
  township: number;
  postcode: string | null;
}

export interface DistrictPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: District[];
}

export interface Division {
  id: number;
  name: string;
  division_type: 'main' | 'sub';
  parent: number | null;
  erp_code: string;
  country_id: number | null;
  city_id: number | null;
  township_id: number | null;
  district_id: number | null;
  address: string;
  phone_number: string;
  fax_number: string;
  is_active: boolean;
  latitude: string | null;
  longitude: string | null;
  /** `0.00` for none */
  monthly_order_limit: string;
  current_balance: string;
  current_balance_last_update: string | null;
  extra_data: Record<string, unknown>;
  /** Extension: of its amounts and its quotations */
  currency: string;
}

export interface DivisionPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Division[];
}

export interface DivisionQuantity {
  id: number;
  name: string;
  erp_code: string;
  quantity: number;
}

export interface DivisionRef {
  id: number;
  name: string;
  erp_code: string;
}

export interface EasyReturn {
  id: number;
  uuid: string;
  shipping_company: Choice;
  /** What the carrier is told */
  code: string;
  start_date: string;
  end_date: string;
  max_count: number;
  status: string;
  tracking_number: string | null;
  tracking_url: string | null;
  pickup_date: string | null;
  created_date: string;
  modified_date: string;
}

export interface ExpiringLoyalty {
  currency: Choice;
  /** What expires next */
  amount: string;
  date: string;
}

export interface Facet {
  name: string;
  key: string;
  search_key: string;
  widget_type: string | null;
  order: number | null;
  extra_params: Record<string, unknown>;
  data: {
    name: string;
    key: string;
    search_key: string;
    widget_type: string | null;
    order: number | null;
    choices: FacetChoice[];
    min?: number;
    max?: number;
  };
}

export interface FacetChoice {
  label: string;
  value: string | number;
  quantity: number;
  is_selected: boolean;
  hex?: string | null;
  klass?: string | null;
  depth?: number;
  real_depth?: number;
  url?: string;
  menuitemmodel?: string;
  is_parent_of_selection?: boolean;
}

export interface FlatPage {
  pk: number;
  type: string | null;
  flat_page: {
    pk: number;
    url: string;
    title: string;
    content: string;
    template_name: string;
    registration_required: boolean;
    sites: number[];
    flatpageprettyurl_set: PrettyUrlEntry[];
    type: string | null;
  };
}

export interface Form {
  pk: number;
  name: string;
  url: string;
  schema: Record<string, FormField>;
  template: string;
  is_active: boolean;
  pretty_url: PrettyUrl | null;
  formprettyurl_set: PrettyUrlEntry[];
  translations: Record<string, unknown> | null;
  created_date: string;
  modified_date: string;
}

export interface FormField {
  key: string;
  id: string;
  input_type: string;
  label: string;
  placeholder: string;
  order: number;
  required: boolean;
  validators: Record<string, unknown>;
  [name: string]: unknown;
}

export interface GiftBox {
  note: string;
  gift_video: boolean;
  gift_video_notification_sent: boolean;
  price: Amount;
}

export interface GroupProductAnswer {
  in_stock: boolean;
  product: Product;
  variants: VariantGroup[];
  selected_variant: Product | null;
  group_products: Product[];
  group_products_total_price: Amount;
  group_products_total_retail_price: Amount;
}

export interface ImportB2bBasketBody {
  file: Upload;
}

export interface Installment {
  pk: number;
  card: number;
  installment_count: number;
  label: string;
  /** Six decimals */
  interest_rate: string;
  is_active: boolean;
  config: Record<string, unknown>;
  translations: null;
  amount: number;
  interest_amount: number;
  single_installment_amount: number;
  total_amount: number;
}

export interface InstallmentCard {
  pk: number;
  name: string;
  slug: string;
  bank: CardIssuer;
  card_type: CardIssuer;
  card_payment_type: string;
  cash_payment: number;
  installment_payment: number;
  three_d_payment: number;
  is_commerce_card: boolean;
  installments: Installment[];
}

export interface InstallmentCardPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: InstallmentCard[];
}

export interface KeepPermissionsBody {
  uid: string;
  basket: number;
  email_allowed?: boolean | null | undefined;
  sms_allowed?: boolean | null | undefined;
  call_allowed?: boolean | null | undefined;
}

export interface LandingPage {
  landing_page: {
    pk: number;
    name: string;
    url: string;
    template: string;
    is_active: boolean;
    created_date: string;
    modified_date: string;
  };
}

export interface ListPagination {
  total_count: number;
  current_page: number;
  num_pages: number;
  page_size: number;
}

export interface LogInBody {
  email: string;
  password: string;
}

export interface LogInByPhoneBody {
  phone: string;
  code?: string | null | undefined;
}

export interface LoginAnswer {
  /** For `Authorization: Token <key>`; given once, stored as a hash */
  key: string;
  redirect_url?: string;
}

export interface LoyaltyAccount {
  balances: LoyaltyBalance[];
  pending: PendingLoyalty[];
  expiring: ExpiringLoyalty[];
  count: number;
  next: string | null;
  previous: string | null;
  results: LoyaltyTransaction[];
}

export interface LoyaltyBalance {
  currency: Choice;
  /** What can be spent */
  amount: string;
}

export interface LoyaltyCard {
  pk: number;
  attributes: {
    account_number: string;
  };
  created_date: string;
  modified_date: string;
  /** 16 digits */
  number: string;
  user: Owner;
}

export interface LoyaltyCardAnswer {
  card: LoyaltyCard | null;
  /** In the currency of the call; 0 without a card */
  points: number;
  /** Why the points are not known */
  errors: string | null;
}

export interface LoyaltyTransaction {
  pk: number;
  /** Below zero where it was spent, taken back or expired */
  amount: string;
  currency: Choice;
  reason: {
    value: 'grant' | 'take' | 'spend' | 'give_back' | 'refund' | 'earn' | 'take_back' | 'expire';
    label: string;
  };
  /** Number of the order that it was for; null while that is not placed */
  order: string | null;
  created_date: string;
}

export interface Menu {
  menu: MenuItem[];
}

export interface MenuItem {
  label: string;
  url: string;
  level: number;
  pk: string;
  sort_order: number;
  path: string;
  parent_pk: string | null;
  generator_name: string;
  extra_context: Record<string, unknown>;
  selected?: boolean;
  parent: ParentMenuItem | null;
}

export interface MiniBasket {
  pk: number;
  total_quantity: number;
  total_amount: Amount;
}

export interface NewWish {
  pk: number;
  product: number;
}

export interface NotificationPreferences {
  email_allowed: boolean;
  sms_allowed: boolean;
  whatsapp_allowed: boolean;
  call_allowed: boolean | null;
  stock_alert_email_allowed: boolean;
  /** What nobody can switch off */
  always_sent: {
    kind: string;
    channels: string[];
  }[];
}

export interface Offer {
  label: string;
  /** 0 where the benefit is not a fixed amount */
  amount: number;
  percentage: number | null;
  start_datetime: string;
  /** 2099-12-31T23:59:59Z where it does not end */
  end_datetime: string;
  currency: Choice;
  voucher_code: string;
  status: Choice;
  offer_type: Choice;
  condition: {
    type: string;
    value: number;
  };
  benefit_type: Choice;
}

export interface OfferBadge {
  pk: number;
  label: string;
  listing_kwargs: Record<string, unknown>;
  kwargs: Record<string, unknown>;
}

export interface OfferPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Offer[];
  /** Sum of the fixed amounts */
  total_discount: number;
  discounts: Offer[];
  all_discounts: Offer[];
}

export interface Offers {
  /** Sum of the fixed amounts */
  total_discount: number;
  discounts: Offer[];
  all_discounts: Offer[];
}

export interface OpenConversationBody {
  subject: number;
  message: string;
  order?: number | null | undefined;
  file?: Upload | readonly Upload[] | null | undefined;
  full_name?: string | null | undefined;
  phone?: string | null | undefined;
}

export interface Order {
  id: number;
  number: string;
  status: Choice;
  currency: Choice;
  orderitem_set: OrderItem[];
  discountitem_set: DiscountItem[];
  loyaltytransaction_set: OrderLoyaltyTransaction[];
  is_cancelled: boolean;
  is_cancellable: boolean;
  is_refundable: boolean;
  is_payable: boolean;
  shipping_address: OrderAddress;
  billing_address: OrderAddress;
  payment_option: OrderPaymentOption;
  payment_option_slug: string;
  bank: Bank | null;
  card: number | null;
  installment: number | null;
  installment_count: number;
  /** Two decimals */
  installment_interest_amount: string;
  bin_number: string | null;
  /** Two decimals */
  amount: string;
  /** Two decimals */
  amount_without_discount: string;
  /** Two decimals */
  discount_amount: string;
  /** Two decimals */
  shipping_amount: string;
  shipping_tax_rate: string | null;
  /** Two decimals */
  gift_card_amount: string;
  /** Two decimals */
  refund_amount: string;
  /** Two decimals */
  discount_refund_amount: string;
  /** Two decimals */
  shipping_refund_amount: string;
  shipping_company: Choice | null;
  tracking_number: string | null;
  tracking_url: string | null;
  shipping_tracking_url: string | null;
  defined_tracking_url: string | null;
  invoice_number: null;
  invoice_date: null;
  e_archive_url: null;
  created_date: string;
  modified_date: string;
  remote_addr: string | null;
  client_type: string;
  order_type: string;
  has_gift_box: boolean;
  gift_box_note: string | null;
  language_code: string;
  notes: string | null;
  delivery_range: null;
  extra_field: Record<string, unknown>;
  user_email: string;
  user: number | null;
  basket: number | null;
  shipping_option: number;
  shipping_option_slug: string;
  segment: null;
  checkout_provider: null;
}

export interface OrderAddress {
  pk: number | null;
  email: string | null;
  phone_number: string;
  first_name: string;
  last_name: string;
  title: string;
  line: string;
  postcode: string | null;
  notes: string | null;
  company_name: string | null;
  tax_office: string | null;
  tax_no: string | null;
  e_bill_taxpayer: boolean;
  is_corporate: boolean;
  identity_number: string | null;
  extra_field: Record<string, unknown> | null;
  country: AddressCountry;
  city: AddressCity;
  township: AddressTownship;
  district: AddressDistrict;
  /** `customer`, or `retail_store` */
  address_type: string;
  retail_store: number | null;
  remote_id: string | null;
  /** Another one as soon as the address says something else */
  hash_data: string;
  primary: boolean | null;
  user: Owner | null;
}

export interface OrderEvent {
  /** What happened, for machines */
  kind: string;
  /** What happened, in the caller’s language */
  label: string;
  date: string;
}

export interface OrderItem {
  id: number;
  order: number;
  status: Choice;
  price_currency: Choice;
  product: OrderedProduct;
  is_cancelled: boolean;
  is_cancellable: boolean;
  is_refundable: boolean;
  is_tradable: boolean;
  cancellationrequest_set: CancellationRequest[];
  active_cancellation_request: CancellationRequest | null;
  available_easy_return_shipping_companies: ReturnCompany[];
  shipping_company: Choice | null;
  tracking_number: string | null;
  tracking_url: string | null;
  shipping_tracking_url: string | null;
  invoice_number: null;
  invoice_date: null;
  e_archive_url: null;
  /** Two decimals */
  unit_price: string;
  /** Two decimals */
  price: string;
  /** Two decimals */
  retail_price: string;
  /** Two decimals */
  total_amount: string;
  quantity: string;
  length: number;
  tax_rate: string;
  image: string | null;
  productimage_set: OrderItemImage[];
  attributes: Record<string, unknown>;
  attributes_kwargs: Record<string, unknown>;
  localized_attributes: Record<string, unknown>;
  localized_attributes_kwargs: Record<string, unknown>;
  extra_field: {
    price_extra_field: Record<string, unknown>;
    stock_extra_field: Record<string, unknown>;
  };
  estimated_delivery_date: null;
  parent: null;
  extra_product_price: null;
  extra_product_stock: null;
  datasource: null;
  datasource_detailed: null;
  extra_product_stock_detailed: null;
  extra_product_price_detailed: null;
  created_date: string;
  modified_date: string;
}

export interface OrderItemImage {
  pk: number;
  status: string;
  image: string;
  order: number;
  created_date: string;
  specialimage_set: unknown[];
}

export interface OrderLoyaltyTransaction {
  id: number;
  /** Two decimals, below zero where it was spent */
  amount: string;
  reason: Choice;
  currency: Choice;
  created_date: string;
}

export interface OrderPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Order[];
}

export interface OrderPaymentOption {
  pk: number;
  name: string;
  slug: string;
  payment_type: string;
  payment_type_label: string;
}

export interface OrderedProduct {
  pk: number;
  sku: string;
  base_code: string;
  name: string;
  image: string | null;
  absolute_url: string;
  attributes: Record<string, unknown>;
  attributes_kwargs: Record<string, unknown>;
  extra_attributes: Record<string, unknown>;
  form_schema: null;
  data_source: null;
}

export interface Owner {
  pk: number;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  is_active: boolean;
  date_joined: string;
  last_login: string | null;
  email_allowed: boolean;
  sms_allowed: boolean;
  call_allowed: boolean | null;
  gender: string | null;
  attributes: Record<string, unknown>;
  phone: string | null;
  date_of_birth: string | null;
  attributes_kwargs: Record<string, unknown>;
  /** `registered` or `guest` */
  user_type: string;
  modified_date: string;
}

export interface ParentMenuItem {
  label: string;
  url: string;
  level: number;
  pk: string;
  sort_order: number;
  path: string;
  parent_pk: string | null;
  generator_name: string;
  extra_context: Record<string, unknown>;
  selected?: boolean;
  parent: null;
}

export interface PaymentChoice {
  label: string;
  value: string;
  price: Amount;
}

export interface PaymentOption {
  pk: number;
  slug: string;
  name: string;
  payment_type: string;
  payment_type_label: string;
}

export interface PendingLoyalty {
  currency: Choice;
  /** What orders under way will earn */
  amount: string;
}

export interface PreOrder {
  basket: Basket;
  shipping_address: ShortAddress | null;
  billing_address: ShortAddress | null;
  billing_and_shipping_same: boolean | null;
  delivery_option: DeliveryOption | null;
  retail_store: CheckoutStore | null;
  shipping_option: ShippingOption | null;
  delivery_range: null;
  payment_option: PaymentOption | null;
  payment_choice: PaymentChoice | null;
  saved_card: SavedCard | null;
  credit_payment_option: null;
  installment: ChosenInstallment | null;
  redirect_to_three_d: true | null;
  is_redirected: boolean;
  shipping_amount: Amount;
  total_amount: Amount;
  total_amount_with_interest: Amount;
  unpaid_amount: Amount;
  loyalty_money: Amount;
  currency_type_label: string;
  is_guest: boolean;
  is_post_order: boolean;
  phone_number: null;
  user_phone_number: string | null;
  gift_box: GiftBox | null;
  notes: string | null;
  notifications: null;
  gift_card: {
    code_end: string;
    amount: Amount;
  } | null;
}

export interface PrettyUrl {
  pk: number;
  new_path: string;
  old_path: string;
  parent: number | null;
  language: string;
  func_module: string;
  func_name: string;
  func_initkwargs: Record<string, unknown>;
  args: string[];
  kwargs: Record<string, string>;
  query_params: Record<string, unknown>;
  viewname: string;
  created_date: string;
  modified_date: string;
  prettyurl_set: unknown[];
}

export interface PrettyUrlEntry {
  pk: number;
  url: string;
  language: string;
}

export interface PrettyUrlPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: PrettyUrl[];
}

export interface Product {
  pk: number;
  name: string;
  sku: string;
  base_code: string;
  attributes: Record<string, unknown>;
  attribute_set: number | null;
  attributes_kwargs: Record<string, AttributeDetail>;
  extra_attributes: Record<string, unknown>;
  productimage_set: ProductImage[];
  productvideo_set: unknown[];
  price: Amount;
  retail_price: Amount;
  lowest_price_30_days: Amount | null;
  currency_type: string;
  unit_type: string;
  in_stock: boolean;
  stock: number;
  absolute_url: string;
  product_type: string;
  price_type: string;
  form_schema: null;
  is_ready_to_basket: boolean;
  data_source: null;
  max_quantity: number | null;
  basket_offers: OfferBadge[];
  created_date: string;
  modified_date: string;
}

export interface ProductAnswer {
  in_stock: boolean;
  product: Product;
  variants: VariantGroup[];
  selected_variant: Product | null;
}

export interface ProductCard {
  pk: number;
  name: string;
  sku: string;
  base_code: string;
  attributes: Record<string, unknown>;
  attribute_set: number | null;
  attributes_kwargs: Record<string, AttributeDetail>;
  extra_attributes: Record<string, unknown>;
  productimage_set: ProductImage[];
  productvideo_set: unknown[];
  price: Amount;
  retail_price: Amount;
  lowest_price_30_days: Amount | null;
  currency_type: string;
  unit_type: string;
  in_stock: boolean;
  stock: number;
  absolute_url: string;
  product_type: string;
  price_type: string;
  form_schema: null;
  is_ready_to_basket: boolean;
  data_source: null;
  max_quantity: number | null;
  basket_offers: OfferBadge[];
  created_date: string;
  modified_date: string;
  extra_data: {
    variants: ProductCardExtraDataVariantsItem[];
  };
}

export interface ProductImage {
  pk: number;
  status: string;
  image: string;
  order: number;
  created_date: string;
  specialimage_set: unknown[];
}

export interface ProductList {
  pagination: ListPagination;
  facets: Facet[];
  sorters: Sorter[];
  search_text: string | null;
  products: ProductCard[];
}

export interface ProductSuggestion {
  label: string;
  url: string;
  suggestion_type: 'product';
  extra: {
    image: string | null;
    price: number;
    retail_price: number;
    product_type: string;
  };
}

export interface Profile {
  id: number;
  first_name: string;
  last_name: string;
  email_allowed: boolean;
  sms_allowed: boolean;
  whatsapp_allowed: boolean;
  call_allowed: boolean | null;
  avatar: string | null;
  email: string;
  phone: string | null;
  date_of_birth: string | null;
  gender: string | null;
  genders: Choice[];
  language_code: string;
  attributes: Record<string, unknown>;
  date_joined: string;
}

export interface ProfileBody {
  first_name?: string | undefined;
  last_name?: string | undefined;
  phone?: string | null | undefined;
  date_of_birth?: string | null | undefined;
  gender?: 'female' | 'male' | 'none' | null | undefined;
  email_allowed?: boolean | undefined;
  sms_allowed?: boolean | undefined;
  whatsapp_allowed?: boolean | undefined;
  call_allowed?: boolean | null | undefined;
  avatar?: Upload | null | undefined;
  attributes?: Record<string, unknown> | undefined;
  code?: string | null | undefined;
  resend?: boolean | null | undefined;
}

export interface ProfileWithLoyaltyBody {
  first_name?: string | undefined;
  last_name?: string | undefined;
  phone?: string | null | undefined;
  date_of_birth?: string | null | undefined;
  gender?: 'female' | 'male' | 'none' | null | undefined;
  email_allowed?: boolean | undefined;
  sms_allowed?: boolean | undefined;
  whatsapp_allowed?: boolean | undefined;
  call_allowed?: boolean | null | undefined;
  avatar?: Upload | null | undefined;
  attributes?: Record<string, unknown> | undefined;
  code?: string | null | undefined;
  resend?: boolean | null | undefined;
  add_loyalty?: boolean | null | undefined;
}

export interface PromotionExplanation {
  pk: number;
  key: string;
  label: string;
  kind: 'automatic' | 'coupon' | 'coupon_code' | 'voucher_code';
  applied: boolean;
  discount: Amount | null;
  reason: string | null;
  message: string | null;
  params: UpsellParams | null;
}

export interface Quotation {
  id: number;
  /** 12 digits */
  number: string;
  name: string;
  total_amount: string;
  net_amount: string;
  status: 'request_approval' | 'pending' | 'approved' | 'rejected' | 'cancelled';
  created_at: string;
  modified_at: string;
  user: QuotationUser | null;
  /** Extension */
  currency: string;
}

export interface QuotationDecisionBody {
  comment?: string | null | undefined;
}

export interface QuotationDetail {
  id: number;
  /** 12 digits */
  number: string;
  name: string;
  total_amount: string;
  net_amount: string;
  status: 'request_approval' | 'pending' | 'approved' | 'rejected' | 'cancelled';
  created_at: string;
  modified_at: string;
  user: QuotationUser | null;
  /** Extension */
  currency: string;
  items: QuotationItem[];
  events: QuotationEvent[];
}

export interface QuotationDivision {
  id: number;
  name: string;
  erp_code: string;
  phone_number: string;
}

export interface QuotationEvent {
  kind: 'asked' | 'comment' | 'approved' | 'rejected' | 'cancelled';
  actor: 'customer' | 'shop';
  name: string | null;
  comment: string | null;
  created_at: string;
}

export interface QuotationItem {
  product_remote_id: number;
  sku: string;
  base_code: string;
  name: string;
  price: string;
  quantity: number;
  total_amount: string;
  division: DivisionRef;
}

export interface QuotationPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Quotation[];
}

export interface QuotationUser {
  id: number;
  first_name: string;
  last_name: string;
  email: string;
  division: QuotationDivision;
}

export interface RateByLinkBody {
  stars: number;
  comment?: string | null | undefined;
}

export interface RateConversationBody {
  stars: number;
  comment?: string | null | undefined;
}

export interface RedeemedDiscount {
  name: string;
  label: string;
  amount: string;
  created_date: string;
  order_number: string;
  currency: Choice;
  offer_type: Choice;
  voucher_code: string | null;
}

export interface RedeemedDiscountPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: RedeemedDiscount[];
  /** Sum of all pages, of what was given in the currency of the session */
  total_discount: number;
  discounts: RedeemedDiscount[];
  all_discounts: RedeemedDiscount[];
}

export interface RegisterBody {
  first_name: string;
  last_name: string;
  email: string;
  password: string;
  confirm: boolean;
  kvkk_confirm?: boolean | null | undefined;
  email_allowed?: boolean | undefined;
  sms_allowed?: boolean | undefined;
  whatsapp_allowed?: boolean | undefined;
  call_allowed?: boolean | null | undefined;
  gender?: 'female' | 'male' | 'none' | null | undefined;
  date_of_birth?: string | null | undefined;
  phone?: string | null | undefined;
  username?: string | null | undefined;
  add_loyalty?: boolean | null | undefined;
  user_type?: 'registered' | null | undefined;
  code?: string | null | undefined;
  resend?: boolean | null | undefined;
}

export interface RegisterWithLoyaltyBody {
  first_name: string;
  last_name: string;
  email: string;
  password: string;
  confirm: boolean;
  kvkk_confirm?: boolean | null | undefined;
  email_allowed?: boolean | undefined;
  sms_allowed?: boolean | undefined;
  whatsapp_allowed?: boolean | undefined;
  call_allowed?: boolean | null | undefined;
  gender?: 'female' | 'male' | 'none' | null | undefined;
  date_of_birth?: string | null | undefined;
  phone: string;
  username?: string | null | undefined;
  add_loyalty?: boolean | null | undefined;
  user_type?: 'registered' | null | undefined;
  code?: string | null | undefined;
  resend?: boolean | null | undefined;
}

export interface RemoveFromB2bBasketBody {
  product_remote_id: number;
}

export interface ReorderAnswer {
  basket: {
    pk: number;
    total_quantity: number;
    total_amount: string;
  };
  products: {
    pk: number;
    name: string;
    ordered_quantity: number;
    added_quantity: number;
    /** Why not all pieces were added: unavailable, out_of_stock, quantity_limit or basket_full */
    reason: string | null;
  }[];
}

export interface RequestCancellationBody {
  order_item: number;
  reason: number;
  cancellation_type: 'cancel' | 'refund';
  description?: string | null | undefined;
  shipping_company?: number | null | undefined;
  easy_return?: number | null | undefined;
  quantity?: number | null | undefined;
  iban?: string | null | undefined;
  holder_name?: string | null | undefined;
  fully_refund_as_loyalty_money?: boolean | null | undefined;
  return_policy?: boolean | null | undefined;
}

export interface RequestCancellationsBody {
  return_policy?: boolean | null | undefined;
  cancel_order_items: readonly CancellationWish[];
}

export interface RequestDataExportBody {
  password?: string | undefined;
}

export interface RequestEmailChangeBody {
  email: string;
  password: string;
}

export interface RequestGuestCancellationBody {
  order_item: number;
  reason: number;
  cancellation_type: 'cancel' | 'refund';
  description?: string | null | undefined;
  shipping_company?: number | null | undefined;
  easy_return?: number | null | undefined;
  quantity?: number | null | undefined;
  iban?: string | null | undefined;
  holder_name?: string | null | undefined;
  fully_refund_as_loyalty_money?: boolean | null | undefined;
  return_policy?: boolean | null | undefined;
  email: string;
  number?: string | null | undefined;
  order?: string | null | undefined;
}

export interface RequestPasswordResetBody {
  email: string;
}

export interface RequestStockAlertBody {
  product: number;
  email?: string | null | undefined;
}

export interface ResetPasswordBody {
  new_password1: string;
  new_password2: string;
}

export interface RetailStore {
  pk: number;
  name: string;
  township: StoreTownship;
  district: StoreDistrict | null;
  address: string;
  phone_number: string | null;
  fax_phone_number: string | null;
  image: string | null;
  /** Opening and closing time, Monday first */
  store_hours: string[][];
  latitude: string | null;
  longitude: string | null;
  is_active: boolean;
  click_and_collect: boolean;
  kapida_enabled: boolean;
  fast_delivery: boolean;
  store_type: number | null;
  group: number | null;
  config: Record<string, unknown>;
  sort_order: number | null;
  erp_code: string;
  translations: Record<
    string,
    {
      name: string;
    }
  > | null;
  related_retail_stores: unknown[];
  absolute_url: string;
}

export interface RetailStorePage {
  count: number;
  next: string | null;
  previous: string | null;
  results: RetailStore[];
}

export interface ReturnCompany {
  pk: number;
  shipping_company: Choice;
}

export interface SaveB2bBasketBody {
  name: string;
}

export interface SavedCard {
  id: number;
  /** The same */
  pk: number;
  name: string | null;
  token: string;
  masked_card_number: string;
  user: number;
  pos: null;
  created_date: string;
  modified_date: string;
  /** Extension */
  is_default: boolean;
  /** Extension */
  brand: string | null;
  /** Extension */
  expires: string | null;
}

export interface SavedCardBody {
  name?: string | null | undefined;
  is_default?: boolean | undefined;
}

export interface SavedCardPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: SavedCard[];
}

export interface Seo {
  pk: number;
  url: string;
  title: string;
  description: string;
  keywords: string;
  attributes: Record<string, unknown>;
  attributes_kwargs: Record<string, unknown>;
  created_date: string;
  modified_date: string;
}

export interface Session {
  id: number;
  /** Browser and system, for people */
  device: string;
  user_agent: string;
  address: string;
  created_date: string;
  /** To the hour: noted at most hourly */
  last_seen: string;
  expires: string;
  is_current: boolean;
  token: {
    created_date: string;
    last_used: string | null;
  } | null;
}

export interface SessionPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Session[];
}

export interface SetInB2bBasketBody {
  product_remote_id: number;
  division: number;
  quantity: number;
}

export interface SetInBasketBody {
  product: number;
  quantity: number;
  attributes?: Record<string, unknown> | null | undefined;
  namespace?: string | null | undefined;
}

export interface SetLanguageBody {
  language?: string | undefined;
  next?: string | undefined;
}

export interface SetPasswordBody {
  new_password1?: string | undefined;
  new_password2?: string | undefined;
  password1?: string | undefined;
  password2?: string | undefined;
}

export interface ShippingOption {
  pk: number;
  slug: string;
  name: string;
  logo: string | null;
  shipping_amount: Amount;
  description: string | null;
  kwargs: Record<string, unknown>;
}

export interface ShortAddress {
  pk: number | null;
  email: string | null;
  phone_number: string;
  first_name: string;
  last_name: string;
  title: string;
  line: string;
  postcode: string | null;
  notes: string | null;
  company_name: string | null;
  tax_office: string | null;
  tax_no: string | null;
  e_bill_taxpayer: boolean;
  is_corporate: boolean;
  identity_number: string | null;
  extra_field: Record<string, unknown> | null;
  country: ShortCountry;
  city: ShortCity;
  township: ShortTownship;
  district: ShortDistrict | null;
  primary: boolean | null;
}

export interface ShortCity {
  pk: number;
  name: string;
  country: number;
}

export interface ShortCountry {
  pk: number;
  name: string;
  code: string;
}

export interface ShortDistrict {
  pk: number;
  name: string;
  city: number;
  township: number;
}

export interface ShortTownship {
  pk: number;
  name: string;
  city: number;
}

export interface SiteConfig {
  active_currency: string;
  available_currencies: string[];
  country: CheckoutContextPageContextCountry | null;
  user_phone_regex: string;
  user_phone_format: string;
}

export interface SocialAccount {
  id: number;
  /** As in /<provider>/login/ */
  provider: string;
  email: string | null;
  created_date: string;
  last_login: string | null;
}

export interface SocialAccountPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: SocialAccount[];
}

export interface SolveCaptchaBody {
  'g-recaptcha-response': string;
}

export interface SolveStorefrontCaptchaBody {
  'g-recaptcha-response': string;
}

export interface Sorter {
  label: string;
  value: string;
  is_selected: boolean;
}

export interface SpecialPage {
  pk: number;
  name: string;
  url: string;
  template: string | null;
  banner: string | null;
  banner_mobile: string | null;
  banner_url: string | null;
  banner_description: string | null;
  video_embedded_code: string | null;
  product_collection: number;
  is_active: boolean;
  created_date: string;
  modified_date: string;
  specialpageprettyurl_set: PrettyUrlEntry[];
  pretty_url: PrettyUrl | null;
  extraction_strategy: string;
}

export interface SpecialPageProductList {
  pagination: ListPagination;
  facets: Facet[];
  sorters: Sorter[];
  search_text: string | null;
  products: ProductCard[];
  special_page: SpecialPage;
}

export interface StoreCity {
  pk: number;
  is_active: boolean;
  name: string;
  country: StoreCountry;
}

export interface StoreCountry {
  pk: number;
  is_active: boolean;
  name: string;
  code: string;
  translations: Record<
    string,
    {
      name: string;
    }
  > | null;
}

export interface StoreDistrict {
  pk: number;
  is_active: boolean;
  name: string;
  city: number;
  township: number;
  postcode: string | null;
}

export interface StoreStock {
  pk: number;
  name: string;
  township: StoreTownship;
  district: StoreDistrict | null;
  address: string;
  phone_number: string | null;
  fax_phone_number: string | null;
  image: string | null;
  /** Opening and closing time, Monday first */
  store_hours: string[][];
  latitude: string | null;
  longitude: string | null;
  is_active: boolean;
  click_and_collect: boolean;
  kapida_enabled: boolean;
  fast_delivery: boolean;
  store_type: number | null;
  group: number | null;
  config: Record<string, unknown>;
  sort_order: number | null;
  erp_code: string;
  translations: Record<
    string,
    {
      name: string;
    }
  > | null;
  related_retail_stores: unknown[];
  absolute_url: string;
  /** A whole number */
  stock: string;
}

export interface StoreTownship {
  pk: number;
  is_active: boolean;
  name: string;
  city: StoreCity;
}

/** The fields of the page, as form or JSON; each says which pages read it. Others are passed over */
export interface SubmitCheckoutPageBody {
  /** How the shop reaches the guest. Read by IndexPage */
  user_email?: string | null | undefined;
  /** Read by IndexPage */
  phone_number?: string | null | undefined;
  /** Read by DeliveryOptionSelectionPage (required) */
  delivery_option?: number | undefined;
  /** Read by AddressSelectionPage (required) */
  shipping_address?: number | undefined;
  /** Read by AddressSelectionPage (required), RetailStoreSelectionPage (required) */
  billing_address?: number | undefined;
  /** Read by RetailStoreSelectionPage (required) */
  retail_store?: number | undefined;
  /** Read by ShippingOptionSelectionPage (required) */
  shipping_option?: number | undefined;
  /** Read by PaymentOptionSelectionPage (required) */
  payment_option?: number | undefined;
  /** Read by SavedCardSelectionPage (required) */
  saved_card?: number | undefined;
  /** The first 6 to 8 digits of the card. Read by BinNumberPage (required) */
  bin_number?: string | undefined;
  /** Read by InstallmentSelectionPage (required) */
  installment?: number | undefined;
  /** Read by CreditCardConfirmationPage, SavedCardConfirmationPage, FundsTransferPage, PayOnDeliveryPage, RedirectionPaymentSelectedPage, LoyaltyPaymentSelectedPage */
  agreement?: boolean | undefined;
  /** Whether the bank shall ask, where the payment option leaves that open. Read by CreditCardConfirmationPage, SavedCardConfirmationPage */
  use_three_d?: boolean | undefined;
  /** Whether the gateway shall keep the card; for customers, where the page says `can_save_card`. Read by CreditCardConfirmationPage */
  save_card?: boolean | undefined;
  /** Read by CreditCardConfirmationPage */
  card_holder?: string | null | undefined;
  /** Read by CreditCardConfirmationPage */
  card_number?: string | null | undefined;
  /** Read by CreditCardConfirmationPage */
  card_month?: string | null | undefined;
  /** Two or four digits. Read by CreditCardConfirmationPage */
  card_year?: string | null | undefined;
  /** Read by CreditCardConfirmationPage */
  card_cvv?: string | null | undefined;
  /** Read by FundsTransferChoicePage (required) */
  bank_account?: number | undefined;
  /** Read by PayOnDeliveryPaymentChoicePage (required) */
  payment_choice?: string | undefined;
  /** The `payment_choice` that the shopper saw, to be refused if it is another meanwhile. Read by PayOnDeliveryPage */
  paymentType?: string | null | undefined;
  /** A word to the shop; none takes it back. Read by OrderNotePage */
  notes?: string | null | undefined;
  /** Read by GiftBoxPage */
  note?: string | null | undefined;
  /** Read by GiftBoxPage */
  gift_video?: boolean | undefined;
  /** Read by GiftBoxPage */
  gift_video_notification_sent?: boolean | undefined;
  /** Takes the gift box back. Read by GiftBoxPage */
  remove?: boolean | undefined;
  /** An amount such as `12.50`; none: nothing of the balance. Read by LoyaltyMoneyUsagePage */
  loyalty_amount_to_use?: string | null | undefined;
  /** Read by CouponSelectionPage (required) */
  coupon?: number | undefined;
  /** `select`, which is the default, or `remove`. Read by CouponSelectionPage */
  action?: string | null | undefined;
  /** Read by GiftCardApplyPage (required) */
  gift_card_code?: string | undefined;
  /** An amount such as `12.50`; none: as much as it takes when the card is applied, else the card is taken out. Read by GiftCardApplyPage, GiftCardUpdateAmountPage */
  amount?: string | null | undefined;
}

/** The keys of the form’s fields */
export type SubmitFormBody = Record<string, unknown>;

export interface SubscribeBody {
  email: string;
  attributes?: Record<string, unknown> | null | undefined;
}

export interface SubscribeToNewsletterBody {
  email: string;
  first_name?: string | null | undefined;
  last_name?: string | null | undefined;
  gender?: string | null | undefined;
  subscribe_contract?: boolean | null | undefined;
}

export interface SubscriptionForm {
  attributes: Record<
    string,
    {
      label: string;
      data_type: string;
      is_required: boolean;
      multi: boolean;
      is_localizable: boolean;
      choices?: Choice[];
    }
  >;
}

export interface SuggestionGroup {
  suggestion_type: string;
  entries: (CategorySuggestion | ProductSuggestion)[];
}

export interface Suggestions {
  groups: SuggestionGroup[];
}

export interface Swatch {
  label: string;
  in_stock: boolean;
  is_selectable: boolean;
  product: {
    pk: number;
    price: Amount;
    absolute_url: string;
    attributes: Record<string, unknown>;
    productimage_set: ProductImage[];
  };
}

export interface Township {
  pk: number;
  is_active: boolean;
  name: string;
  city: number;
  postcode: string | null;
}

export interface TownshipPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Township[];
}

export interface TrackOrderBody {
  email: string;
  number?: string | null | undefined;
  order?: string | null | undefined;
}

export interface UnavailableBasketProduct {
  pk: number;
  name: string;
  unavailable_quantity: number;
}

export interface UpdateCollectionBody {
  name?: string | undefined;
  status?: 'private' | 'public' | undefined;
}

export interface UpdateCollectionItemBody {
  note?: string | null | undefined;
}

export interface UpdateNotificationPreferencesBody {
  email_allowed?: boolean | undefined;
  sms_allowed?: boolean | undefined;
  whatsapp_allowed?: boolean | undefined;
  call_allowed?: boolean | null | undefined;
  stock_alert_email_allowed?: boolean | undefined;
}

export interface Upsell {
  message: string;
  params: UpsellParams;
}

export interface UpsellParams {
  partial_percentage: number;
  required: number;
  partial: number;
  remaining: number;
}

export interface User {
  pk: number;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
}

export interface VariantGroup {
  attribute_key: string;
  attribute_name: string;
  options: VariantOption[];
}

export interface VariantOption {
  label: string;
  value: string;
  order: string;
  is_selected: boolean;
  is_selectable: boolean;
  is_selectable_without_stock: boolean;
  in_stock: boolean;
  product: Product;
}

export interface Widget {
  name: string;
  slug: string;
  template: string;
  attributes: Record<string, unknown>;
  products?: ProductCard[];
}

export interface WidgetSchema {
  pk: number;
  name: string;
  schema: Record<string, unknown>;
}

export interface Wish {
  pk: number;
  product: WishedProduct;
}

export interface WishPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: Wish[];
}

export interface WishedProduct {
  pk: number;
  name: string;
  sku: string;
  base_code: string;
  attributes: Record<string, unknown>;
  attribute_set: number | null;
  attributes_kwargs: Record<string, AttributeDetail>;
  extra_attributes: Record<string, unknown>;
  productimage_set: ProductImage[];
  productvideo_set: unknown[];
  price: Amount;
  retail_price: Amount;
  lowest_price_30_days: Amount | null;
  currency_type: string;
  unit_type: string;
  in_stock: boolean;
  stock: number;
  absolute_url: string;
  product_type: string;
  price_type: string;
  form_schema: null;
  is_ready_to_basket: boolean;
  data_source: null;
  max_quantity: number | null;
  basket_offers: OfferBadge[];
  created_date: string;
  modified_date: string;
  extra_data: {
    variants: ProductCardExtraDataVariantsItem[];
  };
  custom_attribute_set: null;
  parent: number | null;
  is_seller_product: boolean;
  listing_code: null;
  is_form_required: boolean;
  is_active: boolean;
  is_listable: boolean;
  group_products: unknown[];
}

export interface CheckoutContextPageContextCountry {
  pk: number;
  name: string;
  code: string;
}

export interface ConversationState {
  /** open, answered or closed */
  value: string;
  label: string;
}

export interface ConversationSubject {
  id: number;
  text: string;
}

export interface ConversationOrder {
  id: number;
  number: string;
}

export interface ConversationRating {
  stars: number;
  comment: string | null;
  rated_date: string;
}

export interface ProductCardExtraDataVariantsItem {
  attribute_key: string;
  options: Swatch[];
}

/** What each operation takes and answers. */
export interface Operations {
  /** Keeps a currency for the session. `POST /users/activate-currency/` */
  activateCurrency: { input: ActivateCurrencyBody; answer: undefined };
  /** Adds an address. `POST /address/` */
  addAddress: { input: AddressBody; answer: Address };
  /** Puts a product into a collection. `POST /wishlists/user-collections/{pk}/items/` */
  addCollectionItem: {
    input: {
      pk: PathValue;
    } & AddCollectionItemBody;
    answer: CollectionItem;
  };
  /** Adds a product to the favourites. `POST /wishlists/favourite-products/` */
  addFavourite: { input: AddFavouriteBody; answer: NewWish };
  /** Adds pieces of a product for a division. `POST /b2b/basket/` */
  addToB2bBasket: { input: AddToB2bBasketBody; answer: B2bBasket };
  /** Puts pieces of a product in. `POST /baskets/basket/` */
  addToBasket: { input: AddToBasketBody; answer: BasketAnswer };
  /** Erases everything personal of the customer and logs out; there is no way back. `PATCH /users/anonymize/` */
  anonymize: { input: NoInput; answer: Record<string, unknown> };
  /** Says yes to a quotation, for the main division. `POST /b2b/my-quotations/{id}/approve/` */
  approveQuotation: {
    input: {
      id: PathValue;
    } & QuotationDecisionBody;
    answer: QuotationDetail;
  };
  /** A page that asks. `GET /email-subscription/confirm/{id}/{token}/` */
  askToConfirmSubscription: {
    input: {
      id: PathValue;
      token: PathValue;
    };
    answer: string;
  };
  /** A page that asks. `GET /email-subscription/unsubscribe/{kind}/{address}/{signature}/` */
  askToUnsubscribe: {
    input: {
      kind: PathValue;
      address: PathValue;
      signature: PathValue;
    };
    answer: string;
  };
  /** Categories and products that begin like the text. `GET /autocomplete/` */
  autocomplete: {
    input: {
      /** At most 200 characters count */
      search_text?: QueryValue | undefined;
    };
    answer: Suggestions;
  };
  /** Sends the browser to a provider to sign in there. `GET /{provider}/login/` Without a jar it is no call but a visit: `shop.url('beginSocialLogin', …)`. */
  beginSocialLogin: {
    input: {
      provider: PathValue;
    };
    answer: Redirect;
  };
  /** Asks for items of an order to be cancelled or sent back. `POST /orders/{number}/cancel/` */
  cancelOrder: {
    input: {
      number: PathValue;
    } & CancelOrderBody;
    answer: CancellationRequest[];
  };
  /** Takes a quotation back. `POST /b2b/my-quotations/{id}/cancel/` */
  cancelQuotation: {
    input: {
      id: PathValue;
    } & QuotationDecisionBody;
    answer: QuotationDetail;
  };
  /** Takes an alert back, by its own pk. `DELETE /wishlists/product-alerts/{pk}/` */
  cancelStockAlert: {
    input: {
      pk: PathValue;
    };
    answer: undefined;
  };
  /** Changes an address; what is left out stays. `PATCH /address/{pk}/` */
  changeAddress: {
    input: {
      pk: PathValue;
    } & AddressChangeBody;
    answer: Address;
  };
  /** Changes the password; the other sessions of the customer end. `POST /users/password/change/` */
  changePassword: { input: ChangePasswordBody; answer: Detail };
  /** Enters a voucher code, or takes it out. `PATCH /baskets/basket/` */
  changeVoucher: { input: ChangeVoucherBody; answer: BasketAnswer };
  /** Whether a reset link is still good; browsers get the form. `GET /users/reset/{uid}/{token}/` */
  checkPasswordReset: {
    input: {
      uid: PathValue;
      token: PathValue;
    };
    answer: Detail;
  };
  /** Makes a basket the one that calls mean. `POST /baskets/basket-list/id/{pk}/main/` */
  chooseBasket: {
    input: {
      pk: PathValue;
    };
    answer: BasketAnswer;
  };
  /** The same by name; it is made where there is none. `POST /baskets/basket-list/namespace/{namespace}/main/` */
  chooseNamespace: {
    input: {
      namespace: PathValue;
    };
    answer: BasketAnswer;
  };
  /** Closes it; leads back to the page. `POST /users/conversations/open/{number}/{token}/close/` */
  closeByLink: {
    input: {
      number: PathValue;
      token: PathValue;
    };
    answer: string | Redirect;
  };
  /** Says that no answer is needed any more. `POST /users/conversations/{number}/close/` */
  closeConversation: {
    input: {
      number: PathValue;
    };
    answer: Conversation;
  };
  /** Says something of a quotation. `POST /b2b/my-quotations/{id}/comment/` */
  commentOnQuotation: {
    input: {
      id: PathValue;
    } & CommentOnQuotationBody;
    answer: QuotationDetail;
  };
  /** Confirms the address given at registration. `GET /users/registration/account-confirm-email/{token}/` */
  confirmEmail: {
    input: {
      token: PathValue;
    };
    answer: Detail;
  };
  /** Makes the address of the link the customer’s own. `GET /users/email-set-primary/{signed}/{id}/` */
  confirmEmailChange: {
    input: {
      signed: PathValue;
      id: PathValue;
    };
    answer: Detail;
  };
  /** Confirms the subscription; twice is once. `POST /email-subscription/confirm/{id}/{token}/` */
  confirmSubscription: {
    input: {
      id: PathValue;
      token: PathValue;
    };
    answer: string;
  };
  /** Where to send the browser to connect an account elsewhere. `POST /users/social-accounts/` */
  connectSocialAccount: {
    input: ConnectSocialAccountBody;
    answer: {
      redirect_url: string;
    };
  };
  /** Asks the shop: opens a conversation. `POST /users/contact-us/` */
  contactShop: { input: ContactShopBody; answer: undefined };
  /** In how many conversations the shop has written since the customer read them. `GET /users/conversations/unread/` */
  countUnreadConversations: {
    input: NoInput;
    answer: {
      count: number;
    };
  };
  /** Makes an empty collection. `POST /wishlists/user-collections/` */
  createCollection: { input: CreateCollectionBody; answer: Collection };
  /** Asks the shop for what lies in the basket. `POST /b2b/my-quotations/` */
  createQuotation: { input: CreateQuotationBody; answer: Quotation };
  /** Throws away what was put by. `DELETE /b2b/basket/{id}/` */
  deleteB2bDraft: {
    input: {
      id: PathValue;
    };
    answer: undefined;
  };
  /** Deletes a collection with its items. `DELETE /wishlists/user-collections/{pk}/` */
  deleteCollection: {
    input: {
      pk: PathValue;
    };
    answer: undefined;
  };
  /** Removes a saved card; its gateway forgets it too. `DELETE /users/saved-cards/{pk}/` */
  deleteSavedCard: {
    input: {
      pk: PathValue;
    };
    answer: undefined;
  };
  /** Ends that an account elsewhere opens this one. `DELETE /users/social-accounts/{id}/` */
  disconnectSocialAccount: {
    input: {
      id: PathValue;
    };
    answer: undefined;
  };
  /** The archive, for the customer it is about. `GET /users/data-export/{key}/{token}/` */
  downloadDataExport: {
    input: {
      key: PathValue;
      token: PathValue;
    };
    answer: Blob;
  };
  /** Takes everything out of the basket. `DELETE /baskets/basket/` */
  emptyBasket: {
    input: {
      /** Which of several baskets; default: the one the session chose */
      namespace?: QueryValue | undefined;
      /** 1: why each promotion holds or does not */
      explain?: QueryValue | undefined;
    };
    answer: BasketAnswer;
  };
  /** Ends all sessions of the customer but this one. `DELETE /users/sessions/` */
  endOtherSessions: { input: NoInput; answer: undefined };
  /** Ends one session of the customer; ending this one logs out. `DELETE /users/sessions/{id}/` */
  endSession: {
    input: {
      id: PathValue;
    };
    answer: undefined;
  };
  /** The basket as a CSV file. `GET /b2b/basket/export/` */
  exportB2bBasket: {
    input: {
      /** Columns, parted by commas; may be repeated */
      fields?: QueryValue | undefined;
      /** `csv`, which is also the default */
      format?: QueryValue | undefined;
    };
    answer: string;
  };
  /** Where the provider sends the browser back to: logs in and leads to the basket. `GET /{provider}/login/callback/` Without a jar it is no call but a visit: `shop.url('finishSocialLogin', …)`. */
  finishSocialLogin: {
    input: {
      provider: PathValue;
    };
    answer: string | Redirect;
  };
  /** A menu item or category and what lies above it. `GET /menus/generate_breadcrumb/` */
  generateBreadcrumb: {
    input: {
      /** UUID of a menu item, with or without dashes; required */
      item?: QueryValue | undefined;
      /** menu_item; required */
      generator_name?: QueryValue | undefined;
    };
    answer: Menu;
  };
  /** A part of the menu, flat. `GET /menus/generate/` */
  generateMenu: {
    input: {
      /** Levels, at least 1; required */
      depth_height?: QueryValue | undefined;
      /** UUID: what lies below this item */
      parent?: QueryValue | undefined;
      /** UUID: what lies beside this item; not together with parent */
      sibling?: QueryValue | undefined;
      /** First level; above 0 only below parent, sibling or the selected item */
      start_level?: QueryValue | undefined;
      /** With parent: that item too, at the end */
      include_parent?: QueryValue | undefined;
      /** Marks the item with this address and those above it */
      request_path?: QueryValue | undefined;
      /** UUID: marks this item and those above it */
      selected?: QueryValue | undefined;
    };
    answer: Menu;
  };
  /** A part of the menu, flat. `GET /misc/menus/generate/` */
  generateMenuByOldPath: {
    input: {
      /** Levels, at least 1; required */
      depth_height?: QueryValue | undefined;
      /** UUID: what lies below this item */
      parent?: QueryValue | undefined;
      /** UUID: what lies beside this item; not together with parent */
      sibling?: QueryValue | undefined;
      /** First level; above 0 only below parent, sibling or the selected item */
      start_level?: QueryValue | undefined;
      /** With parent: that item too, at the end */
      include_parent?: QueryValue | undefined;
      /** Marks the item with this address and those above it */
      request_path?: QueryValue | undefined;
      /** UUID: marks this item and those above it */
      selected?: QueryValue | undefined;
    };
    answer: Menu;
  };
  /** An address of the caller. `GET /address/{pk}/` */
  getAddress: {
    input: {
      pk: PathValue;
    };
    answer: Address;
  };
  /** What is to be asked for. `GET /b2b/basket/` */
  getB2bBasket: { input: NoInput; answer: B2bBasket };
  /** The basket; what cannot be had any more is taken out and told once. `GET /baskets/basket/` */
  getBasket: {
    input: {
      /** Which of several baskets; default: the one the session chose */
      namespace?: QueryValue | undefined;
      /** 1: why each promotion holds or does not */
      explain?: QueryValue | undefined;
    };
    answer: BasketAnswer;
  };
  /** What the last login merged, capped and dropped. `GET /baskets/basket/merge/` */
  getBasketMerge: { input: NoInput; answer: BasketMergeReport };
  /** The captcha as a form, with its site key and a CSRF token. `GET /users/captcha/` */
  getCaptcha: {
    input: NoInput;
    answer: {
      html: string;
    };
  };
  /** The checkout as it stands, and the page that is due. `GET /orders/checkout/` */
  getCheckout: {
    input: {
      /** The page to show; default: all up to the one that is due */
      page?: QueryValue | undefined;
    };
    answer: CheckoutAnswer;
  };
  /** One city. `GET /address/city/{pk}/` */
  getCity: {
    input: {
      pk: PathValue;
    };
    answer: City;
  };
  /** One collection with its items. `GET /wishlists/user-collections/{pk}/` */
  getCollection: {
    input: {
      pk: PathValue;
    };
    answer: Collection;
  };
  /** The order that was just placed. `GET /orders/completed/{token}/` */
  getCompletedOrder: {
    input: {
      token: PathValue;
      /** The answer is JSON always */
      format?: QueryValue | undefined;
    };
    answer: CompletedOrder;
  };
  /** Currencies, country and phone format. `GET /config/` */
  getConfig: { input: NoInput; answer: SiteConfig };
  /** A contract with what is in the checkout, as HTML. `GET /orders/contract/` */
  getContract: {
    input: {
      /** `info`, `sales`, or a name of the shop’s own */
      contract_name?: QueryValue | undefined;
    };
    answer: string;
  };
  /** A conversation with its messages; it is read then. `GET /users/conversations/{number}/` */
  getConversation: {
    input: {
      number: PathValue;
    };
    answer: Conversation;
  };
  /** A file of a conversation, to be saved. `GET /users/conversations/{number}/files/{key}/` */
  getConversationFile: {
    input: {
      number: PathValue;
      key: PathValue;
    };
    answer: Blob;
  };
  /** A CSRF token, in the body and as the cookie csrftoken. `GET /csrf_token/` */
  getCsrfToken: {
    input: NoInput;
    answer: {
      csrf_token: string;
    };
  };
  /** The customer who is logged in. `GET /current_user/` */
  getCurrentUser: { input: NoInput; answer: CurrentUser };
  /** What became of the archive that was asked for last. `GET /users/data-export/` */
  getDataExport: { input: NoInput; answer: DataExport };
  /** The e-mail address of the customer. `GET /users/email-change/` */
  getEmailAddress: {
    input: NoInput;
    answer: {
      id: number;
      email: string;
      verified: boolean;
      primary: boolean;
    };
  };
  /** A page of text, where its address leads. `GET /flat-page/{pk}/` */
  getFlatPage: {
    input: {
      pk: PathValue;
    };
    answer: FlatPage;
  };
  /** A form and its fields. `GET /forms/{pk}/generate/` */
  getForm: {
    input: {
      pk: PathValue;
    };
    answer: Form;
  };
  /** Products that are sold together. `GET /group-product/{pk}/` */
  getGroupProduct: {
    input: {
      pk: PathValue;
    };
    answer: GroupProductAnswer;
  };
  /** A landing page. `GET /landing-page/{pk}/` */
  getLandingPage: {
    input: {
      pk: PathValue;
    };
    answer: LandingPage;
  };
  /** A file of that conversation. `GET /users/conversations/open/{number}/{token}/files/{key}/` */
  getLinkedFile: {
    input: {
      number: PathValue;
      token: PathValue;
      key: PathValue;
    };
    answer: Blob;
  };
  /** The process answers. `GET /health/live` */
  getLiveness: {
    input: NoInput;
    answer: {
      status: string;
    };
  };
  /** Loyalty money of the customer by currency, and its transactions, the latest first. `GET /users/loyalty/` */
  getLoyalty: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: LoyaltyAccount;
  };
  /** Loyalty money that the customer can spend. `GET /account/loyalty-account-balance/` */
  getLoyaltyBalance: { input: NoInput; answer: AccountBalance };
  /** The customer’s loyalty card, if there is one. `GET /loyalty-card/loyalty_card/` */
  getLoyaltyCard: { input: NoInput; answer: LoyaltyCardAnswer };
  /** How much is in the basket. `GET /baskets/basket/mini/` */
  getMiniBasket: {
    input: {
      /** Which of several baskets; default: the one the session chose */
      namespace?: QueryValue | undefined;
      /** 1: why each promotion holds or does not */
      explain?: QueryValue | undefined;
    };
    answer: MiniBasket;
  };
  /** What the customer wants to be sent, by which channel. `GET /users/notification-preferences/` */
  getNotificationPreferences: { input: NoInput; answer: NotificationPreferences };
  /** An order of the customer; of a guest the most recent one. `GET /users/orders/{id}/` */
  getOrder: {
    input: {
      id: PathValue;
    };
    answer: Order;
  };
  /** What happened to an order, the oldest first. `GET /users/orders/{id}/timeline/` */
  getOrderTimeline: {
    input: {
      id: PathValue;
    };
    answer: OrderEvent[];
  };
  /** A product with its variants; attributes in the query select one. `GET /product/{pk}/` */
  getProduct: {
    input: {
      pk: PathValue;
      /** Attributes that select a variant, each by its key */
      [name: string]: QueryValue | undefined;
    };
    answer: ProductAnswer;
  };
  /** The primary category of a product. `GET /product/{pk}/category/` */
  getProductCategory: {
    input: {
      pk: PathValue;
    };
    answer: Category;
  };
  /** The customer’s profile. `GET /users/profile/` */
  getProfile: { input: NoInput; answer: Profile };
  /** The customer’s profile. `GET /users/profile-with-loyalty/` */
  getProfileWithLoyalty: { input: NoInput; answer: Profile };
  /** A quotation with its items and what became of it. `GET /b2b/my-quotations/{id}/` */
  getQuotation: {
    input: {
      id: PathValue;
    };
    answer: QuotationDetail;
  };
  /** The database answers, and no stop is under way. `GET /health/ready` */
  getReadiness: {
    input: NoInput;
    answer: {
      status: string;
      database: string;
    };
  };
  /** One store. `GET /address/retail_store/{pk}/` */
  getRetailStore: {
    input: {
      pk: PathValue;
    };
    answer: RetailStore;
  };
  /** Tells search engines where the sitemap is. `GET /robots.txt` */
  getRobots: { input: NoInput; answer: string };
  /** One saved card. `GET /users/saved-cards/{pk}/` */
  getSavedCard: {
    input: {
      pk: PathValue;
    };
    answer: SavedCard;
  };
  /** Title and description of a page for search engines. `GET /cms/seo/` */
  getSeo: {
    input: {
      /** Path; default / */
      url?: QueryValue | undefined;
    };
    answer: Seo;
  };
  /** A public collection, for anybody; a private one for its owner. `GET /wishlists/user-collection/{slug}/` */
  getSharedCollection: {
    input: {
      slug: PathValue;
    };
    answer: Collection;
  };
  /** A page of text. `GET /shop-flat-page/{pk}/` */
  getShopFlatPage: {
    input: {
      pk: PathValue;
    };
    answer: FlatPage;
  };
  /** The parts of the sitemap. `GET /sitemap.xml` */
  getSitemap: { input: NoInput; answer: string };
  /** Addresses of the storefront, ten thousand at most. `GET /sitemap-{part}` */
  getSitemapPart: {
    input: {
      part: PathValue;
    };
    answer: string;
  };
  /** The captcha as a form, with its site key and a CSRF token. `GET /users/pz-captcha/` */
  getStorefrontCaptcha: {
    input: NoInput;
    answer: {
      html: string;
    };
  };
  /** What a subscription asks for besides the address. `GET /subscriptions/` */
  getSubscriptionForm: { input: NoInput; answer: SubscriptionForm };
  /** Name and address of the customer. `GET /users/user/` */
  getUser: { input: NoInput; answer: User };
  /** A widget, with its products if it shows any. `GET /widgets/{slug}/` */
  getWidget: {
    input: {
      slug: PathValue;
    };
    answer: Widget;
  };
  /** The type of a widget. `GET /widgets/{slug}/schema/` */
  getWidgetSchema: {
    input: {
      slug: PathValue;
    };
    answer: WidgetSchema;
  };
  /** A message of the gateway named. `POST /orders/hooks/payment/{gateway}/` */
  hearGatewayNotice: {
    input: {
      gateway: PathValue;
    };
    answer: Detail;
  };
  /** A message of whichever gateway's that has signed it. `POST /orders/hooks/payment/` */
  hearPaymentNotice: { input: NoInput; answer: Detail };
  /** Sets in the basket what a CSV file names, all of it or nothing. `POST /b2b/basket/import/` */
  importB2bBasket: { input: ImportB2bBasketBody; answer: B2bBasket };
  /** Keeps what a guest allows until they register. `POST /users/permissions/` */
  keepPermissions: { input: KeepPermissionsBody; answer: Record<string, unknown> };
  /** The caller’s addresses: the primary one first, then the newest. `GET /address/` */
  listAddresses: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: AddressPage;
  };
  /** What was put by. `GET /b2b/basket/drafts/` */
  listB2bDrafts: { input: NoInput; answer: B2bDraft[] };
  /** What the basket costs in instalments. `GET /payments/cards/basket/` */
  listBasketInstalments: { input: NoInput; answer: InstallmentCardPage };
  /** The open baskets. `GET /baskets/basket-list/` */
  listBaskets: { input: NoInput; answer: BasketList };
  /** The reasons that a cancellation or a return can have, by position. `GET /users/orders/cancellation_reasons/` */
  listCancellationReasons: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: CancellationReasonPage;
  };
  /** The products of a category. `GET /category/{pk}/` */
  listCategory: {
    input: {
      pk: PathValue;
      /** Words to search for */
      search_text?: QueryValue | undefined;
      /** From 1; a page behind the last one is empty */
      page?: QueryValue | undefined;
      /** Products on a page, at most 100 */
      page_size?: QueryValue | undefined;
      /** The `value` of one of the `sorters` of the answer */
      sorter?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      category_ids?: QueryValue | undefined;
      /** Filter, may be repeated: 0-250, or 750 for what costs that or more */
      price?: QueryValue | undefined;
      /** Filter: 1 or 0 */
      in_stock?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      collection_ids?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      basket_offer_ids?: QueryValue | undefined;
      /** Filters by facets: the `search_key` of one as the name, the `value` of a choice; may be repeated */
      [name: string]: QueryValue | undefined;
    };
    answer: CategoryProductList;
  };
  /** Checkouts hosted by others; there are none. `GET /orders/checkout-provider-list/` */
  listCheckoutProviders: {
    input: NoInput;
    answer: {
      checkout_providers: unknown[];
    };
  };
  /** Cities, the important ones first. `GET /address/city/` */
  listCities: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a country */
      country?: QueryValue | undefined;
      /** `false`: only those with an active store */
      retailstore__isnull?: QueryValue | undefined;
    };
    answer: CityPage;
  };
  /** The customer’s collections with their items, newest first; at most 10 on a page. `GET /wishlists/user-collections/` */
  listCollections: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** Part of a name */
      search?: QueryValue | undefined;
      /** pk of a product that lies in them */
      product_id?: QueryValue | undefined;
    };
    answer: CollectionPage;
  };
  /** What can be asked about, by position; all of it at once. `GET /users/contact-us-subjects/` */
  listContactSubjects: { input: NoInput; answer: ContactSubject[] };
  /** The customer’s conversations, the latest spoken in first. `GET /users/conversations/` */
  listConversations: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** Only those in this state */
      state?: QueryValue | undefined;
      /** An order’s number or id */
      order?: QueryValue | undefined;
    };
    answer: ConversationLinePage;
  };
  /** Countries, by name. `GET /address/country/` */
  listCountries: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: CountryPage;
  };
  /** The caller’s addresses with places and owner as objects. `GET /address/detailed/` */
  listDetailedAddresses: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: DetailedAddressPage;
  };
  /** What orders of the customer were given, the latest first. `GET /account/discount-items/` */
  listDiscountItems: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: RedeemedDiscountPage;
  };
  /** Districts, by name. `GET /address/district/` */
  listDistricts: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a township */
      township?: QueryValue | undefined;
    };
    answer: DistrictPage;
  };
  /** Offers of the customer that ended unused. `GET /account/expired-basket-offers/` */
  listExpiredOffers: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: OfferPage;
  };
  /** The customer’s favourites, newest first. `GET /wishlists/favourite-products/` */
  listFavourites: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a product; may be repeated */
      product_id?: QueryValue | undefined;
      /** pk of a product */
      search?: QueryValue | undefined;
      /** Base codes, parted by commas */
      base_code__in?: QueryValue | undefined;
      /** Part of a name */
      product__name?: QueryValue | undefined;
    };
    answer: WishPage;
  };
  /** Offers of the customer that have not begun. `GET /account/future-basket-offers/` */
  listFutureOffers: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: OfferPage;
  };
  /** The languages of the shop, and the one of this caller. `GET /i18n/languages/` */
  listLanguages: {
    input: NoInput;
    answer: {
      active_language: string;
      default_language: string;
      available_languages: Record<string, string>;
    };
  };
  /** What became of loyalty money, the latest first. `GET /account/loyalty/` */
  listLoyaltyTransactions: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: AccountTransactionPage;
  };
  /** The divisions that the customer orders for. `GET /b2b/my-divisions/` */
  listMyDivisions: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** Part of the name, in either case */
      name?: QueryValue | undefined;
      /** Part of the code, in either case */
      erp_code?: QueryValue | undefined;
      /** `true` for sub divisions, `false` for main ones */
      has_parent?: QueryValue | undefined;
      /** An amount such as `12.50` */
      current_balance_min?: QueryValue | undefined;
      /** An amount such as `12.50` */
      current_balance_max?: QueryValue | undefined;
      /** A date or time */
      current_balance_last_update_before?: QueryValue | undefined;
      /** A date or time */
      current_balance_last_update_after?: QueryValue | undefined;
    };
    answer: DivisionPage;
  };
  /** Offers of the customer that are good now, in the currency of the session. `GET /account/basket-offers/` */
  listOffers: { input: NoInput; answer: Offers };
  /** The orders of the customer, newest first; a guest’s most recent. `GET /users/orders/` */
  listOrders: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** Placed on this day (or at this time) or later */
      created_date__gte?: QueryValue | undefined;
      /** Placed before this day (or at this time or earlier) */
      created_date__lte?: QueryValue | undefined;
      /** `true`: placed within the last 30 days */
      last_month?: QueryValue | undefined;
      /** Digits of an order’s number */
      search?: QueryValue | undefined;
    };
    answer: OrderPage;
  };
  /** Pick-up points of a carrier; none while no carrier is connected. `GET /address/pickup-locations/` */
  listPickupLocations: {
    input: {
      /** Two letters; required */
      country?: QueryValue | undefined;
      /** Two to six characters; required */
      postcode?: QueryValue | undefined;
      /** pk of a city */
      city?: QueryValue | undefined;
      /** pk of a township */
      township?: QueryValue | undefined;
      /** pk of a district */
      district?: QueryValue | undefined;
    };
    answer: unknown[];
  };
  /** What is left to pay of the checkout costs in instalments. `GET /payments/cards/pre-order/` */
  listPreOrderInstalments: { input: NoInput; answer: InstallmentCardPage };
  /** Addresses and the pages behind them. `GET /pretty_urls/` */
  listPrettyUrls: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** An address, e.g. /summer-linen/ */
      new_path__exact?: QueryValue | undefined;
      /** Another name for new_path__exact */
      new_path?: QueryValue | undefined;
      /** A canonical path, e.g. /special-page/12/ */
      old_path?: QueryValue | undefined;
      /** An address, else a canonical path */
      path?: QueryValue | undefined;
      /** Primary tag of a language */
      language?: QueryValue | undefined;
      /** pk of the mapping in the default language */
      parent?: QueryValue | undefined;
      /** Date or time */
      created_date__gte?: QueryValue | undefined;
      /** Date or time */
      created_date__lte?: QueryValue | undefined;
      /** Date or time */
      modified_date__gte?: QueryValue | undefined;
      /** Date or time */
      modified_date__lte?: QueryValue | undefined;
    };
    answer: PrettyUrlPage;
  };
  /** The categories of a product, the primary one first. `GET /products/{pk}/category_nodes/` */
  listProductCategories: {
    input: {
      pk: PathValue;
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: CategoryPage;
  };
  /** Cards and what a product costs in instalments with each. `GET /payments/cards/product/{pk}/` */
  listProductInstalments: {
    input: {
      pk: PathValue;
    };
    answer: InstallmentCardPage;
  };
  /** All products, or those that a search finds. `GET /list/` */
  listProducts: {
    input: {
      /** Words to search for */
      search_text?: QueryValue | undefined;
      /** From 1; a page behind the last one is empty */
      page?: QueryValue | undefined;
      /** Products on a page, at most 100 */
      page_size?: QueryValue | undefined;
      /** The `value` of one of the `sorters` of the answer */
      sorter?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      category_ids?: QueryValue | undefined;
      /** Filter, may be repeated: 0-250, or 750 for what costs that or more */
      price?: QueryValue | undefined;
      /** Filter: 1 or 0 */
      in_stock?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      collection_ids?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      basket_offer_ids?: QueryValue | undefined;
      /** Filters by facets: the `search_key` of one as the name, the `value` of a choice; may be repeated */
      [name: string]: QueryValue | undefined;
    };
    answer: ProductList;
  };
  /** What the customer, or a main division, asked for. `GET /b2b/my-quotations/` */
  listQuotations: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** One of request_approval, pending, approved, rejected, cancelled */
      status?: QueryValue | undefined;
    };
    answer: QuotationPage;
  };
  /** Stores, by city or township. `GET /address/retail_store/` */
  listRetailStores: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a city */
      city?: QueryValue | undefined;
      /** pk of a township */
      township?: QueryValue | undefined;
    };
    answer: RetailStorePage;
  };
  /** The customer’s saved cards, the default first, then the newest. `GET /users/saved-cards/` */
  listSavedCards: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: SavedCardPage;
  };
  /** Ways to ship of one seller; none while the shop is the only one. `GET /shippings/data-source-shipping-options/{id}/` */
  listSellerShippingOptions: {
    input: {
      id: PathValue;
    };
    answer: unknown[];
  };
  /** The sessions of the customer, latest use first. `GET /users/sessions/` */
  listSessions: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: SessionPage;
  };
  /** The accounts elsewhere that the customer signs in with. `GET /users/social-accounts/` */
  listSocialAccounts: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
    };
    answer: SocialAccountPage;
  };
  /** Where customers can sign in with an account elsewhere. `GET /users/social-providers/` */
  listSocialProviders: {
    input: NoInput;
    answer: {
      /** As in /<provider>/login/ */
      name: string;
      /** For people */
      label: string;
      /** Where to send the browser */
      login_url: string;
    }[];
  };
  /** The products of a special page. `GET /special-page/{pk}/` */
  listSpecialPage: {
    input: {
      pk: PathValue;
      /** Words to search for */
      search_text?: QueryValue | undefined;
      /** From 1; a page behind the last one is empty */
      page?: QueryValue | undefined;
      /** Products on a page, at most 100 */
      page_size?: QueryValue | undefined;
      /** The `value` of one of the `sorters` of the answer */
      sorter?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      category_ids?: QueryValue | undefined;
      /** Filter, may be repeated: 0-250, or 750 for what costs that or more */
      price?: QueryValue | undefined;
      /** Filter: 1 or 0 */
      in_stock?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      collection_ids?: QueryValue | undefined;
      /** Filter by pk, may be repeated */
      basket_offer_ids?: QueryValue | undefined;
      /** Filters by facets: the `search_key` of one as the name, the `value` of a choice; may be repeated */
      [name: string]: QueryValue | undefined;
    };
    answer: SpecialPageProductList;
  };
  /** What the customer is waiting for, newest first. `GET /wishlists/product-alerts/` */
  listStockAlerts: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a product */
      search?: QueryValue | undefined;
    };
    answer: WishPage;
  };
  /** Stock of a product at the stores. `GET /retail_store_stock/{pk}/` */
  listStoreStock: {
    input: {
      pk: PathValue;
      /** pk of a city */
      city_id?: QueryValue | undefined;
      /** pk of a township */
      township_id?: QueryValue | undefined;
      /** pk of a district */
      district_id?: QueryValue | undefined;
      /** Attributes that select a variant, each by its key */
      [name: string]: QueryValue | undefined;
    };
    answer: StoreStock[];
  };
  /** The same cards as one list: gateways keep no others. `GET /users/stored-cards/` */
  listStoredCards: { input: NoInput; answer: SavedCard[] };
  /** All stores. `GET /stores/` */
  listStores: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a city */
      city?: QueryValue | undefined;
      /** pk of a township */
      township?: QueryValue | undefined;
    };
    answer: RetailStorePage;
  };
  /** Townships, by name. `GET /address/township/` */
  listTownships: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** pk of a city */
      city?: QueryValue | undefined;
      /** `false`: only those with an active store */
      retailstore__isnull?: QueryValue | undefined;
    };
    answer: TownshipPage;
  };
  /** Makes what was put by the basket again. `POST /b2b/basket/{id}/load/` */
  loadB2bDraft: {
    input: {
      id: PathValue;
    };
    answer: B2bBasket;
  };
  /** Logs in by e-mail and password. `POST /users/login/` */
  logIn: { input: LogInBody; answer: LoginAnswer };
  /** Logs in by a one-time code: first `phone`, then `phone` and `code`. `POST /users/otp-login/` */
  logInByPhone: { input: LogInByPhoneBody; answer: LoginAnswer | null };
  /** Ends the session; also fine for guests. Programs get an empty answer. `POST /users/logout/` */
  logOut: { input: NoInput; answer: undefined };
  /** Asks the shop, as the contact form does. `POST /users/conversations/` */
  openConversation: { input: OpenConversationBody; answer: Conversation };
  /** A conversation as a page, for whoever holds its link. `GET /users/conversations/open/{number}/{token}/` */
  openConversationPage: {
    input: {
      number: PathValue;
      token: PathValue;
      /** What has just been done: `said`, `rated` or `closed` */
      done?: QueryValue | undefined;
    };
    answer: string;
  };
  /** Rates it; leads back to the page. `POST /users/conversations/open/{number}/{token}/rating/` */
  rateByLink: {
    input: {
      number: PathValue;
      token: PathValue;
    } & RateByLinkBody;
    answer: string | Redirect;
  };
  /** Says how the shop did; it can be changed for a day. `POST /users/conversations/{number}/rating/` */
  rateConversation: {
    input: {
      number: PathValue;
    } & RateConversationBody;
    answer: Conversation;
  };
  /** Registers a customer and logs them in. `POST /users/registration/` */
  register: {
    input: RegisterBody;
    answer:
      | LoginAnswer
      | {
          non_field_errors: string[];
        }
      | Record<string, unknown>;
  };
  /** Registers a customer, if they like with a loyalty card, and logs them in. `POST /users/register-with-loyalty/` */
  registerWithLoyalty: {
    input: RegisterWithLoyaltyBody;
    answer:
      | LoginAnswer
      | {
          non_field_errors: string[];
        }
      | Record<string, unknown>;
  };
  /** Says no to a quotation, for the main division. `POST /b2b/my-quotations/{id}/reject/` */
  rejectQuotation: {
    input: {
      id: PathValue;
    } & QuotationDecisionBody;
    answer: QuotationDetail;
  };
  /** Removes an address; orders keep theirs. `DELETE /address/{pk}/` */
  removeAddress: {
    input: {
      pk: PathValue;
    };
    answer: undefined;
  };
  /** Deletes a basket. `DELETE /baskets/basket-list/id/{pk}/` */
  removeBasket: {
    input: {
      pk: PathValue;
    };
    answer: undefined;
  };
  /** Takes an item out of a collection. `DELETE /wishlists/user-collections/{pk}/items/{item_pk}/` */
  removeCollectionItem: {
    input: {
      pk: PathValue;
      item_pk: PathValue;
    };
    answer: undefined;
  };
  /** Removes a favourite, by its own pk. `DELETE /wishlists/favourite-products/{pk}/` */
  removeFavourite: {
    input: {
      pk: PathValue;
    };
    answer: undefined;
  };
  /** Takes a product out for all divisions. `DELETE /b2b/basket/` */
  removeFromB2bBasket: { input: RemoveFromB2bBasketBody; answer: B2bBasket };
  /** Puts what an order holds into the basket again. `POST /users/orders/{id}/reorder/` */
  reorder: {
    input: {
      id: PathValue;
    };
    answer: ReorderAnswer;
  };
  /** Writes an address anew; what is left out is empty, but `primary` stays. `PUT /address/{pk}/` */
  replaceAddress: {
    input: {
      pk: PathValue;
    } & AddressBody;
    answer: Address;
  };
  /** Changes the profile; USER_REQUIRED_FIELDS must be there. `PUT /users/profile/` */
  replaceProfile: { input: ProfileBody; answer: Profile | Record<string, unknown> };
  /** Changes the profile; USER_REQUIRED_FIELDS must be there. `PUT /users/profile-with-loyalty/` */
  replaceProfileWithLoyalty: { input: ProfileWithLoyaltyBody; answer: Profile | Record<string, unknown> };
  /** The same for one item; by id or number of its order. `POST /users/orders/{number}/cancellation_requests/` */
  requestCancellation: {
    input: {
      number: PathValue;
    } & RequestCancellationBody;
    answer: CancellationRequest;
  };
  /** The same for items of several orders, all or none. `POST /users/orders/bulk_cancellation_requests/` */
  requestCancellations: { input: RequestCancellationsBody; answer: CancellationRequest[] };
  /** Has an archive made of everything the shop has of the customer; a mail tells when it is ready. `POST /users/data-export/` */
  requestDataExport: { input: RequestDataExportBody; answer: DataExport };
  /** Sends a link that makes another address the customer’s own. `POST /users/email-change/` */
  requestEmailChange: { input: RequestEmailChangeBody; answer: undefined };
  /** Sends a link that confirms the present address. `POST /users/email-verify/` */
  requestEmailVerification: { input: NoInput; answer: undefined };
  /** The same for a guest’s order, by number and e-mail. `POST /users/orders/anonymous/cancellation_requests/` */
  requestGuestCancellation: { input: RequestGuestCancellationBody; answer: CancellationRequest };
  /** Sends a link for choosing a new password; answers alike for unknown addresses. `POST /users/password/reset/` */
  requestPasswordReset: { input: RequestPasswordResetBody; answer: Detail };
  /** Asks for a mail when a product is back in stock; guests give an address, else 401. `POST /wishlists/product-alerts/` */
  requestStockAlert: { input: RequestStockAlertBody; answer: NewWish };
  /** Sets a new password by a link from a mail; all sessions of the customer end. `POST /users/reset/{uid}/{token}/` */
  resetPassword: {
    input: {
      uid: PathValue;
      token: PathValue;
    } & ResetPasswordBody;
    answer:
      | {
          location: string;
        }
      | Detail;
  };
  /** Puts the basket by under a name; an empty one takes its place. `POST /b2b/basket/save/` */
  saveB2bBasket: { input: SaveB2bBasketBody; answer: B2bBasket };
  /** Writes on in it; leads back to the page. `POST /users/conversations/open/{number}/{token}/messages/` */
  sayByLink: {
    input: {
      number: PathValue;
      token: PathValue;
    } & ConversationMessageBody;
    answer: string | Redirect;
  };
  /** Writes on; opens a closed conversation again. `POST /users/conversations/{number}/messages/` */
  sayInConversation: {
    input: {
      number: PathValue;
    } & ConversationMessageBody;
    answer: Conversation;
  };
  /** Cities by a part of their name. `GET /address/city/search/` */
  searchCities: {
    input: {
      /** From 1; default 1 */
      page?: QueryValue | undefined;
      /** Items on a page, at most 1000; what makes no sense counts as the default */
      limit?: QueryValue | undefined;
      /** Another name for `limit`, which goes before */
      page_size?: QueryValue | undefined;
      /** Part of a name, at least two letters */
      q?: QueryValue | undefined;
      /** pk of a country */
      country?: QueryValue | undefined;
    };
    answer: CityPage;
  };
  /** Sets how many pieces of a product a division gets; 0 takes it out. `PUT /b2b/basket/` */
  setInB2bBasket: { input: SetInB2bBasketBody; answer: B2bBasket };
  /** Gives a line its quantity; 0 takes it out. `PUT /baskets/basket/` */
  setInBasket: { input: SetInBasketBody; answer: BasketAnswer };
  /** Keeps a language for the session; an unknown one is passed over. `POST /i18n/setlang/` */
  setLanguage: { input: SetLanguageBody; answer: undefined };
  /** Gives a first password to a customer who has none. `POST /users/password/set/` */
  setPassword: {
    input: SetPasswordBody;
    answer: {
      location: string;
    };
  };
  /** A page that asks before logging out. `GET /users/logout/` */
  showLogOut: { input: NoInput; answer: string };
  /** Leads on to the provider of the payment. `GET /orders/redirection/` Without a jar it is no call but a visit: `shop.url('showRedirection', …)`. */
  showRedirection: { input: NoInput; answer: string | Redirect };
  /** A form that leads on to the bank of the card. `GET /orders/redirect-three-d/` */
  showThreeDSecureForm: { input: NoInput; answer: string };
  /** Grants five further attempts to this session, for the account it was throttled on. `POST /users/captcha/` */
  solveCaptcha: {
    input: SolveCaptchaBody;
    answer: {
      location: string;
    };
  };
  /** Grants five further attempts to this session, for the account it was throttled on. `POST /users/pz-captcha/` */
  solveStorefrontCaptcha: {
    input: SolveStorefrontCaptchaBody;
    answer: {
      location: string;
    };
  };
  /** Submits a page of the checkout. `POST /orders/checkout/` */
  submitCheckoutPage: {
    input: {
      /** The page that is submitted, or that a bank or provider sends the browser back to */
      page: QueryValue;
    } & SubmitCheckoutPageBody;
    answer: CheckoutAnswer;
  };
  /** Answers 404: there are no such checkouts. `POST /orders/checkout-provider/` */
  submitCheckoutProvider: { input: NoInput; answer: never };
  /** Hands in what was entered into a form. `POST /forms/{pk}/generate/` */
  submitForm: {
    input: {
      pk: PathValue;
    } & SubmitFormBody;
    answer: Record<string, unknown>;
  };
  /** Asks for the newsletter, with what the form asks for; a link goes to the address. `POST /subscriptions/` */
  subscribe: { input: SubscribeBody; answer: Record<string, unknown> };
  /** Asks for the newsletter; a link goes to the address. The answer is the same for a known one. `POST /email-subscription/` */
  subscribeToNewsletter: { input: SubscribeToNewsletterBody; answer: undefined };
  /** A guest’s order by number and e-mail address. `POST /users/orders/anonymous/` */
  trackOrder: { input: TrackOrderBody; answer: Order[] };
  /** Ends mails of this kind to the address of the link; twice is once. `POST /email-subscription/unsubscribe/{kind}/{address}/{signature}/` */
  unsubscribe: {
    input: {
      kind: PathValue;
      address: PathValue;
      signature: PathValue;
    };
    answer: string;
  };
  /** Changes name or status of a collection. `PATCH /wishlists/user-collections/{pk}/` */
  updateCollection: {
    input: {
      pk: PathValue;
    } & UpdateCollectionBody;
    answer: Collection;
  };
  /** Changes the note of an item. `PATCH /wishlists/user-collections/{pk}/items/{item_pk}/` */
  updateCollectionItem: {
    input: {
      pk: PathValue;
      item_pk: PathValue;
    } & UpdateCollectionItemBody;
    answer: CollectionItem;
  };
  /** Changes what the customer wants to be sent; absent fields stay. `PATCH /users/notification-preferences/` */
  updateNotificationPreferences: { input: UpdateNotificationPreferencesBody; answer: NotificationPreferences };
  /** Changes the profile. `PATCH /users/profile/` */
  updateProfile: { input: ProfileBody; answer: Profile | Record<string, unknown> };
  /** Changes the profile. `PATCH /users/profile-with-loyalty/` */
  updateProfileWithLoyalty: { input: ProfileWithLoyaltyBody; answer: Profile | Record<string, unknown> };
  /** Names a saved card, or makes it the default. `PATCH /users/saved-cards/{pk}/` */
  updateSavedCard: {
    input: {
      pk: PathValue;
    } & SavedCardBody;
    answer: SavedCard;
  };
  /** Confirms the customer’s present address. `GET /users/email-verify/{signed}/{id}/` */
  verifyEmail: {
    input: {
      signed: PathValue;
      id: PathValue;
    };
    answer: Detail;
  };
}
