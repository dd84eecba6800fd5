import { useLoading } from '../../loading.ts';
import { Loaded } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { EmailSection } from './EmailSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { SocialSection } from './SocialSection.tsx';

/** Who the customer is, and how they log in. */
export function ProfilePage() {
  const profile = useLoading('profile', (signal) => shop.getProfile({}, { signal }));
  return (
    <AccountFrame page="profile">
      <Loaded of={profile}>{(value) => <PersonSection profile={value} />}</Loaded>
      <EmailSection />
      <PasswordSection />
      <SocialSection />
    </AccountFrame>
  );
}
