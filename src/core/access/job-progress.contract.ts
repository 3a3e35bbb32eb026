import { type Static, Type } from 'typebox';

export const JobState = Type.Union(
  [
    Type.Literal('queued', { description: '排队中' }),
    Type.Literal('running', { description: '进行中' }),
    Type.Literal('done', { description: '已完成' }),
    Type.Literal('failed', { description: '未完成，原因见说明' }),
    Type.Literal('cancelled', { description: '已取消' }),
  ],
  { description: '任务状态' },
);

export const JobProgress = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    kind: Type.String({ description: '任务种类' }),
    title: Type.String({ description: '任务名称' }),
    state: JobState,
    done: Type.Integer({ minimum: 0, description: '已做' }),
    total: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], { description: '共要做，未知时为空' }),
    note: Type.Union([Type.String(), Type.Null()], { description: '说明' }),
    createdAt: Type.String({ format: 'date-time' }),
    finishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  },
  { title: 'JobProgress', description: '任务进度', additionalProperties: false },
);

export const JobParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export type JobState = Static<typeof JobState>;
export type JobProgress = Static<typeof JobProgress>;
