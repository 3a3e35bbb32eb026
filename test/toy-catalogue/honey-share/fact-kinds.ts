import { defineFactKind, defineFactKinds } from '#kit/fact-kind.ts';

/** As many hives as one beekeeper may be entered with. */
const mostHives = 3;

/** 斤 in the first, second, third hive of a beekeeper: one kind each, numbered one after the other. */
export const hives = defineFactKinds(
  { key: 'honey.hive', id: 1010, name: '蜂箱的存蜜', subject: 'person', value: 'count' },
  mostHives,
);
/** Whether the hive is let out to somebody else, for each of them. */
export const letOut = defineFactKinds(
  { key: 'honey.let-out', id: 1013, name: '蜂箱出租', subject: 'person', value: 'presence' },
  mostHives,
);
/** Somebody opened the hives and looked: what is not stated is none. */
export const hivesOpened = defineFactKind({
  key: 'honey.opened',
  id: 1016,
  name: '已开箱看过',
  subject: 'person',
  value: 'presence',
});
/** The day on which the swarm will leave. */
export const swarming = defineFactKind({
  key: 'honey.swarming',
  id: 1017,
  name: '分蜂的日子',
  subject: 'household',
  value: 'date',
});
