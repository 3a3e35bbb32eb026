import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

/** Asks before what was filled in and not sent is lost, also when the tab is closed. */
export function LeaveGuard({ isDirty }: { isDirty: () => boolean }) {
  const leaving = useBlocker({ shouldBlockFn: isDirty, enableBeforeUnload: isDirty, withResolver: true });
  if (leaving.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title="填写的内容还没有提交"
      confirmLabel="离开，不保留"
      danger
      onConfirm={leaving.proceed}
      onCancel={leaving.reset}
    >
      <p>离开本页后，已填写的内容不会保留。</p>
    </ConfirmDialog>
  );
}
