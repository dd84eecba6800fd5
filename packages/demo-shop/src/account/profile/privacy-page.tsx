import { AccountFrame } from '../AccountFrame.tsx';
import { ArchiveSection } from './ArchiveSection.tsx';
import { EraseSection } from './EraseSection.tsx';

/** Taking one's data along, and taking it away. */
export function PrivacyPage() {
  return (
    <AccountFrame page="privacy">
      <ArchiveSection />
      <EraseSection />
    </AccountFrame>
  );
}
