import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Query } from './api.ts';

interface Page<Row> {
  items: readonly Row[];
  /** What the next page is asked with; null on the last. */
  next: string | number | null;
}

interface Pages {
  address: string;
  query?: Query;
  /** The name of the parameter that takes `next`. */
  cursor: 'after' | 'before';
  /** False until it may be read. */
  enabled?: boolean;
  /** How long a read is good for, in milliseconds; reading a list of persons again is one more line in the audit. */
  staleTime?: number;
}

/** A list that comes in keyset pages: the rows so far and how to have more, as `DataTable` takes them. */
export function usePages<Row>(
  key: readonly unknown[],
  { address, query = {}, cursor, enabled = true, staleTime = 60_000 }: Pages,
) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isFetching } = useInfiniteQuery({
    queryKey: [...key, query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Row>>(address, pageParam === undefined ? query : { ...query, [cursor]: pageParam }, signal),
    initialPageParam: undefined as undefined | string | number,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    enabled,
    staleTime,
  });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return {
    read: { data: rows, error, refetch },
    /** Other rows are on their way while these are still shown. */
    changing: isFetching && !isFetchingNextPage,
    ...(hasNextPage ? { more: { load: () => void fetchNextPage(), loading: isFetchingNextPage } } : {}),
  };
}
