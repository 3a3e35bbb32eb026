import { randomUUID } from 'node:crypto';
import { catalogue } from '#catalogue/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { plainDate } from '#kit/plain-date.ts';
import { anyAnswers } from '#test/support/any-answers.ts';
import { randomFrom } from '../../bench/support/random.ts';
import {
  approver,
  at,
  auditor,
  checker,
  finance,
  investigator,
  items,
  lead,
  listed,
  maker,
  type Rights,
  reviewer,
  townApprover,
  verifier,
  village,
  work,
} from './rights.ts';

const key = () => randomUUID();
const registerReaders = [...work, verifier, ...finance, auditor];
const householdReaders = [...work, ...finance, auditor];
const payReaders = [...finance, auditor];
const parameterReaders = [reviewer, approver, ...finance, auditor];
const decisionReaders = [investigator, lead, townApprover, reviewer, approver];
const deciders = [reviewer, approver];
const standard = 'dibao.standard.rural';
const change = { item: 'dibao', changes: [{ parameter: standard, from: '2027-01-01', value: '600' }] };
const round = findByKey(catalogue.rounds, 'dibao.regular-review');
const ground = { on: plainDate('2026-07-01'), people: [], random: randomFrom(1) };
const visit = round === undefined ? {} : anyAnswers(round.form, ground);

/** People and households, what is paid, decided, watched and set for the whole county. */
export const rightsOfTheCounty: Rights = {
  'GET /api/people': {
    ...{ posts: [village, ...work], reach: 'register' },
    ask: () => ({ url: `/api/people?text=${encodeURIComponent('周大明')}` }),
    rows: { of: items('id'), expected: listed('register', ({ heads }) => heads) },
  },
  'GET /api/search': {
    ...{ posts: [village, ...work], reach: 'case' },
    ask: () => ({ url: `/api/search?text=${encodeURIComponent('周大明')}` }),
    rows: { of: items('id', 'cases'), expected: listed('case', ({ cases }) => Object.values(cases)) },
  },
  'GET /api/people/:id': {
    ...{ posts: registerReaders, reach: 'register' },
    ask: ({ own }) => ({ url: `/api/people/${own.applicant.id}` }),
  },
  'POST /api/people/:id/unmask': {
    ...{ posts: [investigator, reviewer], reach: 'register' },
    ask: ({ own }) => ({ url: `/api/people/${own.applicant.id}/unmask`, payload: { purpose: '与户口簿核对' } }),
  },
  'GET /api/households': {
    ...{ posts: householdReaders, reach: 'register' },
    ask: () => ({ url: '/api/households' }),
    rows: { of: items('id'), expected: listed('register', ({ households }) => households) },
  },
  'GET /api/households/:id': {
    ...{ posts: householdReaders, reach: 'register' },
    ask: ({ own }) => ({ url: `/api/households/${own.household}` }),
  },
  'GET /api/households/:id/benefits': {
    ...{ posts: householdReaders, reach: 'register' },
    ask: ({ own }) => ({ url: `/api/households/${own.household}/benefits` }),
    rows: {
      of: items('id'),
      expected: ({ own }, asker) => (asker.kind === 'staff' && own.village.startsWith(asker.scope) ? own.benefits : []),
    },
  },
  'GET /api/own/benefits': {
    ...{ posts: [], reach: 'register', residents: 'every' },
    ask: () => ({ url: '/api/own/benefits' }),
  },
  'GET /api/benefits/figures': {
    ...{ posts: householdReaders, reach: 'register' },
    ask: () => ({ url: '/api/benefits/figures?month=2026-09' }),
    rows: { of: items('town'), expected: listed('register', ({ village: place }) => [`${place.slice(0, 9)}000`]) },
  },
  'GET /api/households/:id/replay': {
    ...{ posts: decisionReaders, reach: 'register' },
    ask: ({ own }) => ({ url: `/api/households/${own.household}/replay?month=2026-08` }),
  },
  'GET /api/figures': {
    ...{ posts: work, reach: 'register' },
    ask: () => ({ url: '/api/figures?benefit=dibao&month=2026-09' }),
    rows: {
      of: items('division', 'towns'),
      expected: listed('register', ({ village: place }) => [`${place.slice(0, 9)}000`]),
    },
  },
  'GET /api/figures.xlsx': {
    ...{ posts: work, reach: 'post' },
    ask: () => ({ url: '/api/figures.xlsx?benefit=dibao&month=2026-09' }),
  },
  'GET /api/figures/:key/rows': {
    ...{ posts: work, reach: 'register' },
    ask: () => ({ url: '/api/figures/dibao.households/rows?month=2026-09' }),
    rows: { of: items('id'), expected: listed('register', ({ household }) => [household]) },
  },
  'GET /api/pay-runs': { posts: payReaders, reach: 'post', ask: () => ({ url: '/api/pay-runs' }) },
  'POST /api/pay-runs': {
    ...{ posts: [maker], reach: 'post' },
    ask: ({ today }) => ({ url: '/api/pay-runs', payload: { month: today.slice(0, 7), key: key() } }),
  },
  'GET /api/pay-runs/:id': {
    ...{ posts: payReaders, reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}` }),
  },
  'GET /api/pay-runs/:id/lines': {
    ...{ posts: payReaders, reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}/lines` }),
  },
  'GET /api/pay-runs/:id/holds': {
    ...{ posts: payReaders, reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}/holds` }),
  },
  'GET /api/pay-runs/:id/verification': {
    ...{ posts: payReaders, reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}/verification` }),
  },
  'POST /api/pay-runs/:id/approve': {
    ...{ posts: [checker], reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}/approve`, payload: { key: key() } }),
  },
  'POST /api/pay-runs/:id/cancel': {
    ...{ posts: [maker, checker], reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}/cancel`, payload: { key: key() } }),
  },
  'GET /api/pay-runs/:id/bank-file.:format': {
    ...{ posts: finance, reach: 'post' },
    ask: ({ county }) => ({ url: `/api/pay-runs/${county.payRun}/bank-file.csv` }),
  },
  'GET /api/decision-runs': { posts: decisionReaders, reach: 'post', ask: () => ({ url: '/api/decision-runs' }) },
  'POST /api/decision-runs': {
    ...{ posts: deciders, reach: 'post' },
    ask: () => ({ url: '/api/decision-runs', payload: { item: 'dibao', month: '2019-01', key: key() } }),
    passes: ['decisions.item-not-decidable'],
  },
  'GET /api/decision-runs/:id': {
    ...{ posts: decisionReaders, reach: 'register' },
    ask: ({ county }) => ({ url: `/api/decision-runs/${county.decisionRun}` }),
    rows: {
      of: (body) => {
        const towns = at(body, 'towns');
        return Array.isArray(towns) ? towns.map((row) => at(row, 'town')) : ['没有 towns'];
      },
      expected: listed('register', ({ village: place }) => [`${place.slice(0, 9)}000`]),
    },
  },
  'GET /api/decision-runs/:id/proposals': {
    ...{ posts: decisionReaders, reach: 'register' },
    ask: ({ county }) => ({ url: `/api/decision-runs/${county.decisionRun}/proposals` }),
    rows: { of: items('household'), expected: listed('register', ({ proposed }) => proposed) },
  },
  'GET /api/decision-runs/:id/proposals.xlsx': {
    ...{ posts: decisionReaders, reach: 'post' },
    ask: ({ county }) => ({ url: `/api/decision-runs/${county.decisionRun}/proposals.xlsx` }),
  },
  'GET /api/decision-runs/:id/proposals/:household': {
    ...{ posts: decisionReaders, reach: 'register' },
    ask: ({ own, county }) => ({ url: `/api/decision-runs/${county.decisionRun}/proposals/${own.proposed[0]}` }),
  },
  'POST /api/simulations': {
    ...{ posts: deciders, reach: 'post' },
    ask: () => ({ url: '/api/simulations', payload: { ...change, months: 1 } }),
  },
  'POST /api/simulations/list.xlsx': {
    ...{ posts: deciders, reach: 'post' },
    ask: () => ({ url: '/api/simulations/list.xlsx', payload: { ...change, months: 1, list: 'enters' } }),
  },
  'GET /api/sweeps': { posts: work, reach: 'post', ask: () => ({ url: '/api/sweeps' }) },
  'POST /api/sweeps': {
    ...{ posts: deciders, reach: 'post' },
    ask: () => ({ url: '/api/sweeps', payload: { key: key() } }),
  },
  'GET /api/tasks': {
    ...{ posts: work, reach: 'case' },
    ask: () => ({ url: '/api/tasks' }),
    rows: { of: items('id'), expected: listed('case', ({ tasks }) => tasks) },
  },
  'GET /api/tasks/:id': {
    ...{ posts: work, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/tasks/${own.tasks[0]}` }),
  },
  'POST /api/tasks/:id/answer': {
    ...{ posts: [investigator], reach: 'case' },
    ask: ({ own }) => ({
      url: `/api/tasks/${own.signal}/answer`,
      payload: { key: key(), result: 'explained', answer: '同名同姓' },
    }),
    stops: ['watch.task-not-yours'],
  },
  'POST /api/rounds/dibao.regular-review/tasks/:id/visit': {
    ...{ posts: [investigator], reach: 'case', stops: ['watch.task-not-yours'] },
    ask: ({ own }) => ({
      url: `/api/rounds/dibao.regular-review/tasks/${own.round}/visit`,
      payload: { key: key(), answers: visit },
    }),
  },
  'GET /api/parameters': { posts: parameterReaders, reach: 'post', ask: () => ({ url: '/api/parameters' }) },
  'GET /api/parameters/:key': {
    ...{ posts: parameterReaders, reach: 'post' },
    ask: () => ({ url: `/api/parameters/${standard}` }),
  },
  'GET /api/parameters/:key/preview': {
    ...{ posts: [reviewer], reach: 'post' },
    ask: () => ({ url: `/api/parameters/${standard}/preview?division=512021000000&from=2027-01-01&value=600` }),
  },
  'POST /api/parameters/:key/proposals': {
    ...{ posts: [reviewer], reach: 'post' },
    ask: () => ({
      url: `/api/parameters/${standard}/proposals`,
      payload: {
        ...{ division: '512021000000', from: '1900-01-01', value: '1', document: '', documentDate: '' },
        key: key(),
      },
    }),
  },
  'GET /api/parameter-proposals': {
    ...{ posts: parameterReaders, reach: 'post' },
    ask: () => ({ url: '/api/parameter-proposals' }),
  },
  'POST /api/parameter-proposals/:id/approve': {
    ...{ posts: [approver], reach: 'post', passes: ['parameters.proposal-not-found'] },
    ask: () => ({ url: `/api/parameter-proposals/${randomUUID()}/approve`, payload: { key: key() } }),
  },
  'POST /api/parameter-proposals/:id/reject': {
    ...{ posts: [approver], reach: 'post', passes: ['parameters.proposal-not-found'] },
    ask: () => ({
      url: `/api/parameter-proposals/${randomUUID()}/reject`,
      payload: { reason: '没有文件', key: key() },
    }),
  },
  'POST /api/parameter-proposals/:id/withdraw': {
    ...{ posts: [reviewer], reach: 'post', passes: ['parameters.proposal-not-found'] },
    ask: () => ({ url: `/api/parameter-proposals/${randomUUID()}/withdraw`, payload: { key: key() } }),
  },
  'GET /api/feeds': { posts: [reviewer], reach: 'post', ask: () => ({ url: '/api/feeds' }) },
  'GET /api/imports': { posts: [reviewer], reach: 'post', ask: () => ({ url: '/api/imports' }) },
  'POST /api/imports': {
    ...{ posts: [reviewer], reach: 'post', passes: ['files.not-found', 'feeds.feed-not-found', 'feeds.not-found'] },
    ask: () => ({ url: '/api/imports', payload: { feed: 'no-such', file: randomUUID(), key: key() } }),
  },
};
