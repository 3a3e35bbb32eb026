// Writes docs/exchange.openapi.json, what a source has to speak; with --check it only says whether the file is as it should be.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '#catalogue/index.ts';
import {
  answerOf,
  headers,
  SourcePending,
  SourceQuestion,
  SourceRefusal,
} from '#core/exchange/source-protocol.contract.ts';
import { nameComponents } from '#server/openapi.ts';

const file = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/exchange.openapi.json');

/** bank-deposits → BankDeposits. */
const titleOf = (key: string): string =>
  key.replace(/(?:^|[.-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const json = (description: string, schema: unknown) => ({
  description,
  content: { 'application/json': { schema } },
});
const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description,
});
const signed = [
  header(headers.county, '县（市、区）行政区划代码：按它选用共享密钥'),
  header(headers.time, '发出时刻，ISO 8601，UTC；与本机相差超过5分钟的拒绝'),
  header(headers.nonce, '每次发送都不同的随机串（UUID）'),
  header(headers.signature, 'hmac-sm3=十六进制，算法见 docs/exchange.md'),
];

const responses = {
  200: json('已答复：按所问的来源，answer 是下列之一', {
    anyOf: catalogue.sources.map(({ key, answer }) => answerOf(answer, `${titleOf(key)}Answer`)),
  }),
  202: json('已收到，稍后答复；到时候用请求编号来取', SourcePending),
  400: json('看不懂', SourceRefusal),
  401: json('签名不符或者时间不对', SourceRefusal),
  403: json('不能查，例如没有授权', SourceRefusal),
  409: json('同一请求编号，内容却不同', SourceRefusal),
  503: json('暂时不能答复，稍后再试', SourceRefusal),
};

const requestId = { name: 'requestId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

const document = nameComponents({
  openapi: '3.1.0',
  info: {
    title: '经济状况核对 · 来源接口',
    version: '1.0.0',
    description: '部门或机构实现这个接口，县民政局按授权来问。说明见 docs/exchange.md。',
  },
  servers: [
    {
      url: 'https://{host}/{source}',
      description: '每个来源一个地址',
      variables: {
        host: { default: 'example.gov.cn' },
        source: { default: 'bank-deposits', enum: catalogue.sources.map(({ key }) => key) },
      },
    },
  ],
  paths: {
    '/verifications': {
      post: {
        summary: '提交核对查询',
        parameters: signed,
        requestBody: { required: true, content: { 'application/json': { schema: SourceQuestion } } },
        responses,
      },
    },
    '/verifications/{requestId}': {
      get: {
        summary: '取核对结果',
        parameters: [requestId, ...signed],
        responses: { ...responses, 404: json('没有收到过这个编号', SourceRefusal) },
      },
    },
  },
});

const text = `${JSON.stringify(document, undefined, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/exchange.openapi.json 与程序中的约定不一致，请运行 npm run exchange');
  process.exit(1);
}
