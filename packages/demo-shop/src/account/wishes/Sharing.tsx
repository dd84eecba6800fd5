import type { Collection } from '@arasta/client';
import { useAction } from '../../loading.ts';
import { Button, Checkbox, ErrorNote, toast } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { t } from './texts.ts';

interface SharingProps {
  readonly collection: Collection;
  readonly onChanged: () => void;
}

/** Who may see a collection, and the link for it. */
export function Sharing({ collection: { pk, status, public_url }, onChanged }: SharingProps) {
  const address = location.origin + link(public_url);
  const share = useAction(async (isPublic: boolean) => {
    await shop.updateCollection({ pk, status: isPublic ? 'public' : 'private' });
    onChanged();
  });
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(address);
    toast(t('copied'));
  });
  return (
    <section class="panel stack">
      <Checkbox label={t('share')} checked={status === 'public'} onChange={(isPublic) => void share.run(isPublic)} />
      {status === 'public' && (
        <>
          <p class="shared-link small">
            {t('link')}: <a href={link(public_url)}>{address}</a>
          </p>
          <div>
            <Button small onClick={() => void copy.run()}>
              {t('copy')}
            </Button>
          </div>
        </>
      )}
      <ErrorNote error={share.error ?? copy.error} />
    </section>
  );
}
