/** A storefront's own components, as far as pages of the client's show them. */
export const LoaderSpinner = (): string => 'Loading';
