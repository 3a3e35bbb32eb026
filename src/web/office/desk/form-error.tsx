import { ApiProblem } from '#web/lib/api-problem.ts';
import { ErrorState } from '#web/ui/error-state.tsx';

/** A refused form. What the server said of single fields stands at them; here stands all else. */
export function FormError({ error }: { error: Error | null }) {
  if (error === null || (error instanceof ApiProblem && error.errors.length > 0)) return null;
  return <ErrorState error={error} />;
}
