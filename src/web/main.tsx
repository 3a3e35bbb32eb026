import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './lib/query-client.ts';
import { meKey } from './lib/use-me.ts';
import { router } from './router.ts';
import { applyPalette } from './ui/palette.ts';
import './ui/base.css';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element #root');

applyPalette(document.documentElement);

const queryClient = createQueryClient(() => {
  // Whoever was signed in no longer is: nothing read for him may stay in the tab, and the shell asks who is there.
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] });
  void queryClient.invalidateQueries({ queryKey: meKey });
});

createRoot(container).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
