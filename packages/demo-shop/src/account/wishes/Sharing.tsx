import type { Collection } from '@arasta/client';
import { useState } from 'preact/hooks';
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
  const [isPublic, setPublic] = useState(status === 'public');
  const share = useAction(async (wanted: boolean) => {
    setPublic(wanted);
    try {
      await shop.updateCollection({ pk, status: wanted ? 'public' : 'private' });
    } catch (error) {
      setPublic(!wanted);
      throw error;
    }
    onChanged();
  });
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(address);
    toast(t('copied'));
  });
  return (
    <section class="panel stack">
      <Checkbox label={t('share')} checked={isPublic} onChange={(wanted) => void share.run(wanted)} />
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
