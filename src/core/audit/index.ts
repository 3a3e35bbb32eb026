export { AuditExportUnreadable, exportChain, verifyExport } from './audit.export.service.ts';
export { append, getBacklog, getHead, type Sealer, type SealerContext, sealNow, startSealer } from './audit.service.ts';
export { type AuditActor, type AuditContext, type AuditNote, auditKey, type Head, type JsonValue } from './audit.ts';
export { verify } from './audit.verification.service.ts';
export type { ChainFault, ChainReport, FaultKind } from './chain-check.ts';
