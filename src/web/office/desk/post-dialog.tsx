import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MyPost, SignedIn } from '#core/access/access.contract.ts';
import { api } from '#web/lib/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { useDesk } from './use-desk.ts';

/** Goes on in another of one's posts. */
export function PostDialog({ onClose }: { onClose: () => void }) {
  const { post, posts } = useDesk();
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: (next: MyPost) => api.post<SignedIn>('/api/me/post', { post: next.id }),
    onSuccess: async () => {
      onClose();
      // What one post saw is not for the other.
      await navigate({ to: '/office' });
      await client.resetQueries();
    },
  });
  return (
    <Dialog title="切换岗位" onClose={onClose}>
      <div className="stack">
        <p className="soft">切换后，待办和可以办理的事项随岗位而变；以哪个岗位办理，会记入办件。</p>
        <ul className="plain-list stack">
          {posts.map((each) => (
            <li key={each.id}>
              {each.id === post.id ? (
                <span>
                  {each.scopeName} {each.name} <span className="soft">（现在的岗位）</span>
                </span>
              ) : (
                <Button busy={change.isPending} onClick={() => change.mutate(each)}>
                  {each.scopeName} {each.name}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {change.error !== null && <ErrorState error={change.error} />}
      </div>
      <div className="dialog-actions">
        <Button onClick={onClose}>返回</Button>
      </div>
    </Dialog>
  );
}
