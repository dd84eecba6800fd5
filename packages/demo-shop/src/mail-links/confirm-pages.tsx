import { useRoute } from 'preact-iso';
import { shop } from '../shop.ts';
import { Opening } from './Opening.tsx';

/** The link of the mail that greets a new customer. */
export function ConfirmPage() {
  const { token = '' } = useRoute().params;
  return <Opening open={() => shop.confirmEmail({ token })} done="confirmed" />;
}

/** The link that was asked for to confirm the present address. */
export function VerifyPage() {
  const { signed = '', id = '' } = useRoute().params;
  return <Opening open={() => shop.verifyEmail({ signed, id })} done="confirmed" />;
}

/** The link of the mail to a new address. */
export function ChangePage() {
  const { signed = '', id = '' } = useRoute().params;
  return <Opening open={() => shop.confirmEmailChange({ signed, id })} done="changed" />;
}
