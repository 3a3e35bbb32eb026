import { startSealer } from '#core/audit/index.ts';
import { readConfig } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import { buildApp } from './app.ts';
import { banner } from './banner.ts';
import { fileLimit, openOffice } from './office.ts';
import { makePracticeCounty } from './practice/county.ts';
import { startPracticeSource } from './practice/source.ts';
import { dailyTasks, taskHandlers } from './tasks.ts';

/** Starts the server and runs until it is told to stop. Ends with code 1 and a message in Chinese when it cannot start. */
const start = async (): Promise<void> => {
  const started = performance.now();
  const config = await readConfig(process.env);
  const office = await openOffice(config, { exclusive: true, ...publicUrlOf(process.env.JIMIN_PUBLIC_URL) });
  const sealer = startSealer(office, (error) => office.log.error({ err: error }, '审计上链失败，将重试'));
  // A practice county asks invented departments, unless it was given others.
  const departments =
    office.installation.practice && office.sources.size === 0
      ? await startPracticeSource(office.catalogue, office.sources)
      : undefined;
  await office.jobs.start(taskHandlers(office), { daily: dailyTasks });
  const app = await buildApp(office, { tls: config.tls, fileLimit });

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    office.log.info({ signal }, '正在停止');
    await app.close();
    await sealer.stop();
    await office.close();
    await departments?.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));

  if (office.installation.practice) await makePracticeCounty(office, (line) => console.log(line));
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  console.log(
    banner({
      office,
      host: config.host,
      port,
      tls: config.tls !== undefined,
      milliseconds: performance.now() - started,
    }),
  );
};

const publicUrlOf = (value: string | undefined): { publicUrl?: string } =>
  value === undefined || value === '' ? {} : { publicUrl: value.replace(/\/+$/, '') };

start().catch((error: unknown) => {
  if (error instanceof DomainError) console.error(`${error.title}：${error.detail}`);
  else if (isPortTaken(error))
    console.error(`端口 ${error.port} 已被别的程序占用。请停止它，或用 PORT=8081 npm start 换一个端口。`);
  else console.error(error);
  process.exit(1);
});

const isPortTaken = (error: unknown): error is { port: number } =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
