import { SaxesParser } from 'saxes';
import { WorkbookDamaged } from './spreadsheet-errors.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Called in document order; names come without their prefix. */
export type XmlHandler = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Walks through one XML part without holding it in memory. Throws WorkbookDamaged naming `part`. */
export async function walkXml(pieces: AsyncIterable<Uint8Array>, part: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw WorkbookDamaged({ part, reason: error.message });
  });
  parser.on('opentag', (tag) => handler.open(local(tag.name), tag.attributes));
  if (handler.text !== undefined) parser.on('text', handler.text);
  const { close } = handler;
  if (close !== undefined) parser.on('closetag', (tag) => close(local(tag.name)));
  const decoder = new TextDecoder();
  for await (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}
