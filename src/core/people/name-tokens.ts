import { pinyin } from 'pinyin-pro';
import { defineError, type NoFacts } from '#platform/errors.ts';

/** A search that would match half the county: one character or one letter, or nothing that can stand in a name. */
export const NameQueryTooShort = defineError<NoFacts>(
  'people.name-query-too-short',
  'invalid',
  '姓名查询太短',
  () => '请至少输入两个汉字，或两个以上拼音字母，例如“张伟”“zhangwei”“zw”。',
);

/**
 * The search tokens of a person's name, to be looked up by equality: the whole name, every two neighbouring
 * characters, the full pinyin and its initials. Unique, lower case, without tones, spaces or the dot of transliterated
 * names; ü is v, as on the keyboard. A surname with a reading of its own (单 Shàn, 曾 Zēng) gives both readings, since
 * it may be a given name after all (单增) and not every clerk knows the rare one.
 */
export function nameTokens(name: string): string[] {
  const text = searchText(name);
  if (text === '') return [];
  const tokens = new Set([text, ...bigrams(text)]);
  for (const syllables of readings(text)) {
    tokens.add(syllables.join(''));
    if (syllables.length > 1) tokens.add(syllables.map((syllable) => syllable.charAt(0)).join(''));
  }
  return [...tokens];
}

/**
 * What to look for when a clerk types a part of a name: the person must have **all** of these tokens.
 * Chinese: any two or more neighbouring characters (张伟, 小明). Letters: the whole name's pinyin, with or without
 * spaces and tones, or its initials (zhangwei, Zhāng Wěi, zw). Mixed (张wei): as pinyin.
 * Throws `NameQueryTooShort` for less than two characters.
 */
export function queryTokens(text: string): string[] {
  const query = searchText(text);
  if ([...query].length < 2) throw NameQueryTooShort({});
  if (!/\p{Script=Latin}/u.test(query)) return bigrams(query);
  // Written lyu in passports, lv on keyboards; no Chinese syllable contains "ly" otherwise.
  if (/^\p{Script=Latin}+$/u.test(query)) return [query.replaceAll('lyu', 'lv')];
  const [syllables] = readings(query);
  return syllables === undefined ? bigrams(query) : [syllables.join('')];
}

/**
 * Only letters and digits (〇 is one) are searched for: no `·`, no spaces, no tone marks. A compatibility form of a
 * character is the character itself.
 */
function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u(?=\p{M}*\u0308)/gu, 'v')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC');
}

function bigrams(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Syllables by surname rules, then by ordinary ones when they differ; none for a character without known reading. */
function readings(text: string): string[][] {
  const asSurname = syllablesOf(text, 'head');
  const asWord = syllablesOf(text, 'off');
  const distinct = asSurname.join(' ') === asWord.join(' ') ? [asSurname] : [asSurname, asWord];
  return distinct.filter((syllables) => /^[a-z]+$/.test(syllables.join('')));
}

/** A run of Latin letters inside a name is one syllable. */
function syllablesOf(text: string, surname: 'head' | 'off'): string[] {
  const runs = text.match(/\p{Script=Latin}+|\P{Script=Latin}+/gu) ?? [];
  return runs.flatMap((run) =>
    /^\p{Script=Latin}/u.test(run) ? [run] : pinyin(run, { toneType: 'none', type: 'array', v: true, surname }),
  );
}
