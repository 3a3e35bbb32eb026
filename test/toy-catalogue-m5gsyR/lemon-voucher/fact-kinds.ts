import { defineFactKind } from '#kit/fact-kind.ts';

export const lemonTrees = defineFactKind({
  key: 'lemon.trees',
  id: 1001,
  name: '柠檬树',
  subject: 'person',
  value: 'count',
});
/** Somebody walked through the orchard and counted: what is not stated is none. */
export const treesCounted = defineFactKind({
  key: 'lemon.counted',
  id: 1002,
  name: '已数过柠檬树',
  subject: 'person',
  value: 'presence',
});
/** How much of the voucher runs: the engine keeps it. */
export const lemonsRunning = defineFactKind({
  key: 'lemon.running',
  id: 1003,
  name: '在发柠檬券',
  subject: 'household',
  value: 'money',
});
