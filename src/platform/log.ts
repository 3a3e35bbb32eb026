import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { DomainError } from './errors.ts';

export type Log = Logger;

/** How much is written, from all to nothing. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * One JSON line an event, to standard output. Never log personal data: of an error meant for people only code and
 * title are written, as its facts may name somebody.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { pid: process.pid },
    redact: ['req.headers.authorization', 'req.headers.cookie', 'password', '*.password'],
    serializers: { err: serialiseError },
  };
  return destination ? pino(options, destination) : pino(options);
}

function serialiseError(error: Error): object {
  if (!(error instanceof DomainError)) return stdSerializers.err(error);
  const { name, code, title } = error;
  return { type: name, code, message: title };
}
