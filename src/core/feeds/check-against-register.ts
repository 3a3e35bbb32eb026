import { isWithin, prefixOf } from '#core/divisions/index.ts';
import { findPersonByNumber } from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { checkPersonName, maskName } from '#kit/person-name.ts';
import { formatChinese, formatChineseMonth, monthOf, nextMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { ImportOffice, LedgerFault, LedgerHousehold } from './feeds.ts';

/**
 * Adds the faults that only the register can tell: known under another name, dead, covered already; and those of a place out
 * of the maker's scope. Needs the job role.
 */
export async function checkAgainstRegister(
  tx: Tx,
  office: ImportOffice,
  households: readonly LedgerHousehold[],
  scope: string,
): Promise<LedgerHousehold[]> {
  const checked: LedgerHousehold[] = [];
  for (const each of households) {
    const faults = await findFaults(tx, office, each, scope);
    checked.push(faults.length === 0 ? each : { ...each, faults: [...each.faults, ...faults] });
  }
  return checked;
}

async function findFaults(
  tx: Tx,
  office: ImportOffice,
  ledger: LedgerHousehold,
  scope: string,
): Promise<LedgerFault[]> {
  const { household, division } = ledger;
  if (household === null || division === null) return [];
  const faults: LedgerFault[] = [];
  if (!isWithin(division, prefixOf(scope))) {
    const message = '该户所在的村（社区）不在您的管辖范围内，请交由当地或县级导入';
    faults.push({ row: ledger.firstRow, column: null, header: null, found: '', message, sealed: false });
  }
  const known = new Map<string, string>();
  for (const { name, idNumber } of household.members) {
    const person = await findPersonByNumber(tx, office, idNumber);
    if (person === undefined) continue;
    known.set(person.id, idNumber);
    if (!isSameName(person.name, name)) {
      const message = `该身份证号已登记在“${maskName(person.name)}”名下，与台账中的“${name}”不同，请对照身份证核对；确已改名的，先办理更名`;
      faults.push(at(ledger, idNumber, message));
    }
    if (person.died !== null) {
      faults.push(at(ledger, idNumber, `“${name}”已登记于${formatChinese(person.died)}死亡，请核对后从台账中删去`));
    }
  }
  const { benefit } = household;
  // What is granted today begins next month: a later month is a slip of the year.
  if (benefit !== null && benefit.from > nextMonth(monthOf(office.clock.today()))) {
    const message = `起始月份 ${formatChineseMonth(benefit.from)}还没有到，请核对年份和月份`;
    faults.push({ row: ledger.firstRow, column: null, header: null, found: '', message, sealed: false });
  }
  if (benefit === null || known.size === 0) return faults;
  const asked = { kind: benefit.benefit, people: [...known.keys()], month: benefit.from };
  const covered = await office.ledgerBenefits.findCoverage(tx, office, asked);
  const kind = findByKey(office.catalogue.benefits, benefit.benefit)?.name ?? benefit.benefit;
  for (const { person, headName } of covered) {
    const idNumber = known.get(person) ?? '';
    const name = household.members.find((member) => member.idNumber === idNumber)?.name ?? '';
    const message = `“${name}”已在“${maskName(headName)}”户享受${kind}，同一人只能在一户中，请核对后从台账中删去`;
    faults.push(at(ledger, idNumber, message));
  }
  return faults;
}

function at({ numbers, firstRow }: LedgerHousehold, idNumber: string, message: string): LedgerFault {
  const place = numbers.find(({ number }) => number === idNumber);
  const { row = firstRow, column = null, header = null } = place ?? {};
  return { row, column, header, found: idNumber, message, sealed: true };
}

function isSameName(known: string, given: string): boolean {
  const normal = checkPersonName(known);
  return (normal.ok ? normal.name : known) === given;
}
