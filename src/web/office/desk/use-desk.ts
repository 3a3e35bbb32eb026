import { createContext, useContext } from 'react';
import type { Me, MyPost } from '#core/access/access.contract.ts';
import type { PlainDate } from '#kit/plain-date.ts';

/** Who sits at this desk, at which post, and the business date. */
export interface Desk {
  name: string;
  post: MyPost;
  posts: readonly MyPost[];
  county: Me['county'];
  practice: boolean;
  today: PlainDate;
  /** Whether the post permits it; the server asks again. */
  may: (permission: string) => boolean;
  /** Opens the dialog that moves the practice clock; present for those who may. */
  moveClock?: () => void;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export const DeskProvider = DeskContext.Provider;

/** @throws Error outside the office's shell */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('a page of the office stands outside its shell');
  return desk;
}
