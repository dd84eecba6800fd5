import { pageLocation } from '../page-location.ts';

/** Where the storefront's own page would go instead of showing itself. */
export class Redirected extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`Redirected to ${path}`);
    this.path = path;
  }
}

export const redirect = (path: string): never => {
  throw new Redirected(path);
};

export const usePathname = (): string => new URL(pageLocation.href).pathname;
export const useSearchParams = (): URLSearchParams => new URL(pageLocation.href).searchParams;
export const useParams = (): Readonly<Record<string, string>> => ({ locale: 'en', currency: 'usd' });
export const useRouter = (): Readonly<Record<string, () => undefined>> => ({ push: () => undefined });
