// npm run source: the reference source on PORT (4100), signing with SOURCE_KEY (hexadecimal).
import { people } from './people.ts';
import { startReferenceSource } from './server.ts';

const key = process.env.SOURCE_KEY ?? '00'.repeat(32);
const source = await startReferenceSource({ key, people, port: Number(process.env.PORT ?? 4100) });
console.log(`参考核对来源已启动，例如 ${source.addressOf('bank-deposits')}。按 Ctrl+C 停止。`);
process.once('SIGINT', () => void source.close());
process.once('SIGTERM', () => void source.close());
