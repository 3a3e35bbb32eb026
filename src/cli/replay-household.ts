import type { ReplayHousehold } from './commands/replay.ts';

/** A household of this installation decided again; the read is audited as a command's. */
export const replayHousehold: ReplayHousehold = async ({ household, month, until }) => {
  const { asJob } = await import('#core/access/index.ts');
  const decisions = await import('#core/decisions/index.ts');
  const { plainMonth } = await import('#kit/plain-date.ts');
  const { DomainError } = await import('#platform/errors.ts');
  const { inOffice } = await import('./with-office.ts');
  try {
    return await inOffice(async (office) => {
      const asked = { household, month: plainMonth(month), until: until === undefined ? undefined : plainMonth(until) };
      return { ok: true, replay: await decisions.replayHousehold(office, asJob(office, 'command-replay'), asked) };
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ok: false, reason: `${error.title}：${error.detail}` };
  }
};
