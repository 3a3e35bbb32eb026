import { useMutation } from '@tanstack/react-query';
import { download } from '#web/lib/download.ts';
import { Button, type ButtonKind } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

interface DownloadButtonProps {
  /** What is asked for: `/api/…/faults.xlsx`. */
  address: string;
  /** What is asked, where the address can't say it. */
  body?: unknown;
  kind?: ButtonKind;
  /** “下载错误清单”. */
  children: string;
}

/** Downloads a file; a refusal is said in words. */
export function DownloadButton({ address, body, kind = 'plain', children }: DownloadButtonProps) {
  const asked = useMutation({ mutationFn: () => download(address, body) });
  return (
    <>
      <Button kind={kind} busy={asked.isPending} onClick={() => asked.mutate()}>
        {children}
      </Button>
      {asked.error !== null && (
        <Dialog title="没有下载成" onClose={asked.reset}>
          <ErrorState error={asked.error} />
          <div className="dialog-actions">
            <Button onClick={asked.reset}>返回</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
