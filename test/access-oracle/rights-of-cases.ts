import { randomUUID } from 'node:crypto';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import {
  approver,
  at,
  auditor,
  everyPost,
  intake,
  investigator,
  items,
  lead,
  listed,
  type Rights,
  verifier,
  village,
  work,
} from './rights.ts';

const key = () => randomUUID();
const readers = [village, ...work, verifier, auditor];
const workers = [village, ...work];

/** Cases, what is sent before and signed during them, and what is looked up about them. */
export const rightsOfCases: Rights = {
  'POST /api/items/dibao/applications': {
    ...{ posts: [village, intake], reach: 'case', residents: 'every' },
    ask: ({ own }) => ({
      url: '/api/items/dibao/applications',
      payload: {
        key: key(),
        answers: {
          ...{
            division: own.village,
            address: '二组5号',
            hukou: '1',
            vehicle: false,
            secondHome: false,
            company: false,
          },
          members: [
            { name: own.applicant.name, relation: '01', idNumber: own.applicant.idNumber },
            { name: '别人', relation: '10', idNumber: inventedNumber('1983-07-15', 901) },
          ],
          ...{ savings: 0, bankAccount: inventedCard(900), kin: false, truthful: 'agreed' },
        },
      },
    }),
    stops: ['cases.outside-scope'],
  },
  'POST /api/items/dibao-review/cases': {
    ...{ posts: [investigator], reach: 'case' },
    ask: ({ own }) => ({
      url: '/api/items/dibao-review/cases',
      payload: { key: key(), household: own.undecided, answers: { cause: 'periodic', text: '年度复核' } },
    }),
  },
  'POST /api/cases/:id/actions/:move': {
    ...{ posts: [intake], reach: 'case', stops: ['cases.move-not-allowed'] },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.submitted}/actions/accept`,
      payload: { key: key(), seq: 9999 },
    }),
  },
  'GET /api/items': {
    posts: everyPost,
    reach: 'post',
    residents: 'every',
    nobody: true,
    ask: () => ({ url: '/api/items' }),
  },
  'GET /api/items/:key': {
    ...{ posts: everyPost, reach: 'post', residents: 'every', nobody: true },
    ask: () => ({ url: '/api/items/dibao' }),
  },
  'GET /api/items/:key/papers/:paper': {
    ...{ posts: everyPost, reach: 'post', residents: 'every', nobody: true, slow: true },
    ask: () => ({ url: '/api/items/dibao/papers/entrustment' }),
  },
  'GET /api/work': {
    ...{ posts: readers, reach: 'case' },
    ask: () => ({ url: '/api/work?item=dibao' }),
    rows: {
      of: items('id'),
      expected: (ground, asker) =>
        listed('case', ({ cases }) =>
          (asker.kind === 'staff' ? (waiting[asker.post] ?? []) : []).map((stage) => cases[stage]),
        )(ground, asker),
    },
  },
  'GET /api/work/counts': {
    ...{ posts: readers, reach: 'case' },
    ask: () => ({ url: '/api/work/counts' }),
    rows: {
      of: (body) => {
        const rows = at(body, 'items');
        return Array.isArray(rows) ? rows.flatMap((row) => Array(Number(at(row, 'cases'))).fill(at(row, 'stage'))) : [];
      },
      expected: listed('case', () => ['submitted', 'investigating', 'posting', 'county-review']),
    },
  },
  'GET /api/cases': {
    ...{ posts: readers, reach: 'case' },
    ask: () => ({ url: '/api/cases' }),
    rows: { of: items('id'), expected: listed('case', ({ cases }) => Object.values(cases)) },
  },
  'GET /api/own/cases': {
    ...{ posts: [], reach: 'case', residents: 'every' },
    ask: () => ({ url: '/api/own/cases' }),
    rows: {
      of: items('id'),
      expected: ({ own }, asker) =>
        asker.kind === 'resident' && asker.relation !== 'stranger' ? [own.cases.investigating] : [],
    },
  },
  'GET /api/cases/:id': {
    ...{ posts: readers, reach: 'case', residents: 'family' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.investigating}` }),
  },
  'GET /api/cases/:id/recusals': {
    ...{ posts: readers, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.investigating}/recusals` }),
  },
  // Whoever works the case may withdraw himself; to make another withdraw is for those who lead.
  'POST /api/cases/:id/recusals': {
    ...{ posts: [lead, approver], reach: 'case', passes: ['cases.recused-user-unknown'] },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.investigating}/recusals`,
      payload: { user: randomUUID(), reason: '与申请人是亲戚', key: key() },
    }),
  },
  'POST /api/cases/:id/signature': {
    ...{ posts: [], reach: 'case', residents: 'family' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.investigating}/signature`, payload: { key: key() } }),
  },
  'POST /api/cases/:id/sign-links': {
    ...{ posts: workers, reach: 'case', residents: 'applicant' },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.investigating}/sign-links`,
      payload: { person: own.family.id },
    }),
  },
  'POST /api/cases/:id/paper-signatures': {
    ...{ posts: [village, intake], reach: 'case', passes: ['files.not-found', 'files.file-not-found'] },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.investigating}/paper-signatures`,
      payload: { person: own.family.id, file: randomUUID(), key: key() },
    }),
  },
  'GET /api/public/sign/:token': {
    ...{ posts: [], reach: 'post', residents: 'every', nobody: true, passes: ['cases.sign-link-invalid'] },
    ask: () => ({ url: '/api/public/sign/no-such-token-at-all-anywhere-123' }),
  },
  'POST /api/public/sign/:token': {
    ...{ posts: [], reach: 'post', residents: 'every', nobody: true, passes: ['cases.sign-link-invalid'] },
    ask: ({ own }) => ({
      url: '/api/public/sign/no-such-token-at-all-anywhere-123',
      payload: { name: own.family.name, idNumber: own.family.idNumber },
    }),
  },
  'GET /api/drafts': {
    ...{ posts: [village, intake], reach: 'post', residents: 'every' },
    ask: () => ({ url: '/api/drafts' }),
    rows: {
      of: items('id'),
      expected: ({ own, elsewhere }, asker) =>
        [own, elsewhere].filter(({ draft }) => draft.writer === asker.name).map(({ draft }) => draft.id),
    },
  },
  'POST /api/drafts': {
    ...{ posts: [village, intake], reach: 'post', residents: 'every', passes: ['cases.item-not-found'] },
    ask: () => ({
      url: '/api/drafts',
      payload: { key: key(), writer: 'oracle-window', item: 'no-such-item', answers: {}, step: null, files: [] },
    }),
  },
  'GET /api/drafts/:id': {
    ...{ posts: [], reach: 'post', only: ({ name }) => name === `${village} @ 512021100007` },
    ask: ({ own }) => ({ url: `/api/drafts/${own.draft.id}` }),
  },
  'PUT /api/drafts/:id': {
    ...{ posts: [], reach: 'post', only: ({ name }) => name === `${village} @ 512021100007` },
    ask: ({ own }) => ({
      url: `/api/drafts/${own.draft.id}`,
      payload: { key: key(), writer: 'oracle-window', revision: 9999, answers: {}, step: null, files: [] },
    }),
  },
  'DELETE /api/drafts/:id': {
    // Says the same whether there was one: that nobody else's goes is asked below.
    ...{ posts: [village, intake], reach: 'post', residents: 'every' },
    ask: ({ elsewhere }, { name }) => ({
      url: `/api/drafts/${name === elsewhere.draft.writer ? randomUUID() : elsewhere.draft.id}`,
    }),
  },
  'GET /api/cases/:id/application.pdf': {
    ...{ posts: readers, reach: 'case', residents: 'family', slow: true },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.investigating}/application.pdf` }),
  },
  'GET /api/cases/:id/duplicates': {
    ...{ posts: [...work, verifier, auditor], reach: 'case' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.investigating}/duplicates` }),
  },
  'GET /api/my-work': {
    ...{ posts: [lead, approver], reach: 'case' },
    ask: () => ({ url: '/api/my-work?show=all&source=case' }),
    rows: {
      of: items('id'),
      expected: listed('case', ({ cases: { granted: _, ...open } }) => Object.values(open)),
    },
  },
  'GET /api/my-work/summary': { posts: readers, reach: 'post', ask: () => ({ url: '/api/my-work/summary' }) },
  'GET /api/work/overview': {
    ...{ posts: [lead, approver], reach: 'case' },
    ask: () => ({ url: '/api/work/overview' }),
    rows: {
      of: (body) => {
        const towns = at(body, 'towns');
        return [...new Set(Array.isArray(towns) ? towns.map((row) => String(at(row, 'division')).slice(0, 9)) : [])];
      },
      expected: listed('case', ({ village: place }) => [place.slice(0, 9)]),
    },
  },
  'GET /api/work/:id/clerks': {
    ...{ posts: [lead, approver], reach: 'case' },
    ask: ({ own }) => ({ url: `/api/work/${own.cases.investigating}/clerks?source=case` }),
  },
  'POST /api/work/:id/assignment': {
    ...{ posts: [lead, approver], reach: 'case' },
    ask: ({ own }) => ({
      url: `/api/work/${own.cases.investigating}/assignment`,
      payload: { key: key(), source: 'case', user: null },
    }),
  },
};

/** At which stages each post has to act. */
const waiting: Readonly<Record<string, readonly ('submitted' | 'investigating' | 'posting' | 'county-review')[]>> = {
  [intake]: ['submitted', 'posting'],
  [investigator]: ['investigating'],
  'county-reviewer': ['county-review'],
  [approver]: ['county-review'],
};
