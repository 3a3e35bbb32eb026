import { randomUUID } from 'node:crypto';
import {
  auditor,
  everyPost,
  intake,
  investigator,
  items,
  lead,
  listed,
  listedOfOwn,
  type Rights,
  verifier,
  village,
  work,
} from './rights.ts';

const key = () => randomUUID();
const fileReaders = [village, ...work, verifier];
const paperReaders = [village, ...work, auditor];
const reportReaders = [...work, verifier, auditor];
const askers = [investigator, verifier];
const boundary = '----oracle';
const upload = [
  ...[`--${boundary}`, 'content-disposition: form-data; name="file"; filename="x.txt"', 'content-type: text/plain'],
  ...['', 'x', `--${boundary}--`, ''],
].join('\r\n');

/** Files, letters, notices and the verification desk. */
export const rightsOfPapers: Rights = {
  'POST /api/files': {
    ...{ posts: fileReaders, reach: 'post', residents: 'every' },
    ask: () => ({
      url: '/api/files',
      payload: upload,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    }),
  },
  'GET /api/files': {
    ...{ posts: fileReaders, reach: 'case', residents: 'every' },
    ask: ({ own }) => ({ url: `/api/files?case=${own.cases.investigating}` }),
    rows: { of: items('id'), expected: listedOfOwn('case', ({ files }) => files) },
  },
  'GET /api/files/:id/about': {
    ...{ posts: fileReaders, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/files/${own.files[0]}/about` }),
  },
  'PUT /api/files/:id/turns': {
    ...{ posts: fileReaders, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/files/${own.files[0]}/turns`, payload: { turns: 0 } }),
  },
  'GET /api/files/:id': {
    ...{ posts: fileReaders, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/files/${own.files[0]}` }),
  },
  'GET /api/letters': {
    ...{ posts: paperReaders, reach: 'case', residents: 'every' },
    ask: ({ own }) => ({ url: `/api/letters?case=${own.cases.investigating}` }),
    rows: {
      of: items('id'),
      expected: (ground, asker) =>
        asker.kind === 'resident' && asker.relation === 'applicant'
          ? [ground.own.letter]
          : listedOfOwn('case', ({ letter }) => [letter])(ground, asker),
    },
  },
  'GET /api/letters/:id/pdf': {
    ...{ posts: paperReaders, reach: 'case', residents: 'applicant', slow: true },
    ask: ({ own }) => ({ url: `/api/letters/${own.letter}/pdf` }),
  },
  'POST /api/letters/:id/delivery': {
    ...{ posts: [intake], reach: 'case' },
    ask: ({ own }) => ({
      url: `/api/letters/${own.letter}/delivery`,
      payload: { key: key(), manner: 'by-hand', on: '2030-01-01', recipient: '周大明' },
    }),
  },
  'GET /api/public/letters/:code': {
    ...{ posts: everyPost, reach: 'post', residents: 'every', nobody: true },
    passes: ['letters.code-unknown', 'letters.verification-failed', 'letters.not-verified'],
    ask: () => ({ url: '/api/public/letters/AAAA-BBBB-CCCC-DDDD' }),
  },
  'GET /api/public/notices': {
    ...{ posts: everyPost, reach: 'post', residents: 'every', nobody: true },
    ask: () => ({ url: '/api/public/notices' }),
  },
  'POST /api/public/notices/:id/objections': {
    ...{ posts: everyPost, reach: 'post', residents: 'every', nobody: true, passes: ['notices.not-found'] },
    ask: () => ({
      url: `/api/public/notices/${randomUUID()}/objections`,
      payload: { text: '他家里有小汽车', key: key() },
    }),
  },
  'GET /api/notices': {
    ...{ posts: paperReaders, reach: 'case' },
    ask: () => ({ url: '/api/notices' }),
    rows: { of: items('case'), expected: listed('case', ({ noticed }) => noticed) },
  },
  'GET /api/notices/:id': {
    ...{ posts: paperReaders, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/notices/${own.notice}` }),
  },
  'GET /api/notices/:id/sheet.pdf': {
    ...{ posts: paperReaders, reach: 'case', slow: true },
    ask: ({ own }) => ({ url: `/api/notices/${own.notice}/sheet.pdf` }),
  },
  'POST /api/notices/:id/objections/:objection/answer': {
    ...{ posts: [intake, lead], reach: 'case' },
    ask: ({ own }) => ({
      url: `/api/notices/${own.notice}/objections/${own.objection}/answer`,
      payload: { answer: '已核实，车已报废', key: key() },
    }),
  },
  'POST /api/notices/:id/objections/:objection/contact': {
    ...{ posts: [intake, lead], reach: 'case' },
    ask: ({ own }) => ({
      url: `/api/notices/${own.notice}/objections/${own.objection}/contact`,
      payload: { purpose: '当面答复' },
    }),
  },
  'GET /api/verifications': {
    ...{ posts: reportReaders, reach: 'case' },
    ask: () => ({ url: '/api/verifications' }),
    rows: { of: items('case'), expected: listed('case', ({ cases }) => [cases.investigating]) },
  },
  'GET /api/cases/:id/verification': {
    ...{ posts: reportReaders, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.investigating}/verification` }),
  },
  'POST /api/cases/:id/verification': {
    ...{ posts: askers, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.granted}/verification`, payload: { key: key() } }),
  },
  'POST /api/cases/:id/verification/again': {
    ...{ posts: askers, reach: 'case' },
    ask: ({ own }) => ({ url: `/api/cases/${own.cases.granted}/verification/again`, payload: { key: key() } }),
  },
  'GET /api/own/cases/:id/verification': {
    ...{ posts: [], reach: 'case', residents: 'family' },
    ask: ({ own }) => ({ url: `/api/own/cases/${own.cases.investigating}/verification` }),
  },
  'GET /api/verification-reports/:id/report.pdf': {
    ...{ posts: reportReaders, reach: 'case', slow: true },
    ask: ({ own }) => ({ url: `/api/verification-reports/${own.report}/report.pdf` }),
  },
  'POST /api/verification-queries/:id/breach': {
    ...{ posts: [verifier], reach: 'case' },
    ask: ({ own }) => ({
      url: `/api/verification-queries/${own.query}/breach`,
      payload: { note: '号码写错了一位', key: key() },
    }),
  },
  'POST /api/cases/:id/verification/objections': {
    ...{ posts: [intake, investigator, verifier], reach: 'case', residents: 'family' },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.investigating}/verification/objections`,
      payload: { report: own.report, text: '车已经卖了', files: [], key: key() },
    }),
  },
  'POST /api/cases/:id/verification/objections/:objection/recheck': {
    ...{ posts: askers, reach: 'case', passes: ['exchange.objection-not-found'] },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.investigating}/verification/objections/${randomUUID()}/recheck`,
      payload: { key: key() },
    }),
  },
  'POST /api/cases/:id/verification/objections/:objection/conclusion': {
    ...{ posts: askers, reach: 'case', passes: ['exchange.objection-not-found'] },
    ask: ({ own }) => ({
      url: `/api/cases/${own.cases.investigating}/verification/objections/${randomUUID()}/conclusion`,
      payload: { answer: '已核实', explained: [], key: key() },
    }),
  },
  'POST /api/cases/:id/people/:person/consent-withdrawal': {
    ...{ posts: [village, intake], reach: 'case', residents: 'family', passes: ['cases.consent-not-found'] },
    ask: ({ own }, asker) => ({
      url: `/api/cases/${own.cases.investigating}/people/${
        asker.kind === 'resident' && asker.relation === 'family' ? own.family.id : own.applicant.id
      }/consent-withdrawal`,
      payload: { reason: '不愿再核对', key: key() },
    }),
  },
};
