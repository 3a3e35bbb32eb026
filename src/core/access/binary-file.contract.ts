import { Type } from 'typebox';

/** An answer that is bytes, sent as they are; with `produces` in the route it stands in the API document. */
export const BinaryFile = Type.Unknown({ description: '文件内容' });
