/** The headers of the request that a page is rendered for. The client only reads the visitor's address, for its log. */
export const headers = (): Headers => new Headers({ 'x-forwarded-for': '203.0.113.7' });
