import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem } from './api-problem.ts';
import { contentOf, newClientKey } from './client-key.ts';

interface WriteOptions<Answer> {
  /** Keys of the reads that show something else after this write; without it every read is asked again. */
  refresh?: readonly (readonly unknown[])[];
  onSuccess?: (answer: Answer) => void | Promise<void>;
}

/**
 * A write with its client key. The key is made at the first press and kept while no answer came, also when the person
 * presses again: the server then sees the same key and does the thing once. An answer, yes or no, ends the attempt; so
 * does a changed input.
 */
export function useWrite<Input, Answer>(
  write: (input: Input, key: string) => Promise<Answer>,
  options: WriteOptions<Answer> = {},
): UseMutationResult<Answer, Error, Input> {
  const client = useQueryClient();
  const attempt = useRef<{ key: string; content: string }>(undefined);
  return useMutation<Answer, Error, Input>({
    mutationFn: (input) => {
      const content = contentOf(input);
      if (attempt.current?.content !== content) attempt.current = { key: newClientKey(), content };
      return write(input, attempt.current.key);
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem && error.mayRetry)) attempt.current = undefined;
    },
    onSuccess: async (answer) => {
      attempt.current = undefined;
      const refresh = options.refresh ?? [[]];
      await Promise.all(refresh.map((queryKey) => client.invalidateQueries({ queryKey })));
      await options.onSuccess?.(answer);
    },
  });
}
