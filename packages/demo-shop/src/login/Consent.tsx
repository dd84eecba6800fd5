import { link } from '../routes.ts';
import { t } from './texts.ts';

/** The sentence one agrees to, with links to what it names. */
export function Consent() {
  const parts = t('confirm', { terms: '\n/terms-of-sale/\n', privacy: '\n/privacy-policy/\n' }).split('\n');
  return (
    <>
      {parts.map((part) => {
        if (part === '/terms-of-sale/') return <Opening key={part} path={part} text={t('terms')} />;
        if (part === '/privacy-policy/') return <Opening key={part} path={part} text={t('privacy')} />;
        return part;
      })}
    </>
  );
}

// A new window: what was entered stays.
function Opening({ path, text }: { path: string; text: string }) {
  return (
    <a href={link(path)} target="_blank" rel="noopener">
      {text}
    </a>
  );
}
