import { Outlet } from 'react-router';
import { Icon } from '../parts/icon.js';
import { Nothing } from '../parts/page-state.js';
import { useAccount } from '../session/session.js';

/** The pages of operators. The engine refuses everybody else anyway; this says so before it asks. */
export function AdminsOnly() {
  const { isAdmin } = useAccount();
  if (isAdmin) return <Outlet />;
  return (
    <Nothing icon={<Icon name="person" size={28} />} title="This page is for admins">
      Your account has no admin role. Ask whoever runs the Supabase project to give you app_metadata.role “admin”.
    </Nothing>
  );
}
