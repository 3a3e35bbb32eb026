import { randomUUID } from 'node:crypto';
import { administrator, auditor, everyPost, type Rights, reviewer } from './rights.ts';

const key = () => randomUUID();
const all = { posts: everyPost, reach: 'post', residents: 'every', nobody: true } as const;
const staff = { posts: everyPost, reach: 'post' } as const;
const imports = { posts: [reviewer], reach: 'post', passes: ['feeds.import-not-found'] } as const;

/** Signing in, one's own account, what is public, the trail, jobs, imports, the program itself. */
export const rightsOfEverybody: Rights = {
  'POST /api/sign-in': {
    ...{ ...all, passes: ['access.sign-in-refused'] },
    ask: () => ({ url: '/api/sign-in', payload: { login: 'nobody', password: 'wrong' } }),
  },
  'POST /api/sign-out': {
    ...all,
    ask: () => ({ url: '/api/sign-out', headers: { cookie: `jimin_session=${randomUUID()}` } }),
  },
  'GET /api/me': { ...all, ask: () => ({ url: '/api/me' }) },
  'POST /api/me/post': {
    ...{ ...staff, passes: ['access.post-not-yours'] },
    ask: () => ({ url: '/api/me/post', payload: { post: randomUUID() } }),
  },
  'POST /api/me/password': {
    ...{ ...staff },
    ask: () => ({ url: '/api/me/password', payload: { current: 'x', next: 'y' } }),
  },
  'GET /api/deputies': { ...staff, ask: () => ({ url: '/api/deputies' }) },
  'POST /api/deputies': {
    ...staff,
    ask: () => ({
      url: '/api/deputies',
      payload: { key: key(), user: randomUUID(), from: '2020-01-01', to: '2020-01-02', reason: '休假' },
    }),
  },
  'POST /api/deputies/:id/end': {
    ...{ ...staff, passes: ['access.deputy-not-found'] },
    ask: () => ({ url: `/api/deputies/${randomUUID()}/end`, payload: { key: key() } }),
  },
  'GET /api/colleagues': { ...staff, ask: () => ({ url: '/api/colleagues' }) },
  'POST /api/resident/codes': {
    ...all,
    ask: () => ({ url: '/api/resident/codes', payload: { name: '周', idNumber: '1', phone: '1' } }),
  },
  'POST /api/resident/sign-in': {
    ...all,
    ask: () => ({ url: '/api/resident/sign-in', payload: { request: randomUUID(), code: '000000' } }),
  },
  'GET /api/practice/clock': { ...all, passes: ['access.practice-only'], ask: () => ({ url: '/api/practice/clock' }) },
  'POST /api/practice/clock': {
    ...{ posts: [administrator], reach: 'post', passes: ['access.practice-only'] },
    ask: () => ({ url: '/api/practice/clock', payload: { to: '从前' } }),
  },
  'GET /api/practice/outbox': { ...all, ask: () => ({ url: '/api/practice/outbox' }) },
  'GET /api/audit': {
    ...{ posts: [auditor], reach: 'post' },
    ask: () => ({ url: `/api/audit?purpose=${encodeURIComponent('例行检查')}` }),
  },
  'GET /api/jobs/:id': { ...staff, ask: ({ county }) => ({ url: `/api/jobs/${county.job}` }) },
  'POST /api/jobs/:id/cancel': {
    // Whoever started it, and nobody else.
    ...{ posts: [], reach: 'post', only: ({ name }) => name === 'county-approver @ 512021' },
    ask: ({ county }) => ({ url: `/api/jobs/${county.job}/cancel` }),
  },
  'GET /api/divisions/:code': { ...all, ask: () => ({ url: '/api/divisions/512021000000' }) },
  'GET /api/divisions/:code/children': { ...all, ask: () => ({ url: '/api/divisions/512021000000/children' }) },
  'GET /api/imports/:id': { ...imports, ask: () => ({ url: `/api/imports/${randomUUID()}` }) },
  'GET /api/imports/:id/households': { ...imports, ask: () => ({ url: `/api/imports/${randomUUID()}/households` }) },
  'POST /api/imports/:id/confirm': {
    ...imports,
    ask: () => ({ url: `/api/imports/${randomUUID()}/confirm`, payload: { key: key() } }),
  },
  'GET /api/imports/:id/faults.xlsx': { ...imports, ask: () => ({ url: `/api/imports/${randomUUID()}/faults.xlsx` }) },
  'GET /healthz': { ...all, ask: () => ({ url: '/healthz' }) },
  'GET /readyz': { ...all, ask: () => ({ url: '/readyz' }) },
  'GET /openapi.json': { ...all, ask: () => ({ url: '/openapi.json' }) },
  'GET /metrics': { ...all, ask: () => ({ url: '/metrics' }) },
};
