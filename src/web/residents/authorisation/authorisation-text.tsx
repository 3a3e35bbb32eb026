import type { ItemPage } from '#core/cases/items.contract.ts';
import { lengthText } from '#kit/work-calendar.ts';
import { Descriptions } from '#web/ui/descriptions.tsx';

/** The whole consent, to be read before it is signed. */
export function AuthorisationText({ purpose, sources, term, clause }: NonNullable<ItemPage['authorisation']>) {
  return (
    <div className="guide-part">
      <p>签字表示您同意民政部门为下面这件事，向下面这些部门和机构核对您的收入和财产，不能用在别处。</p>
      <Descriptions
        items={[
          { label: '为了什么', value: purpose },
          {
            label: '向谁核对',
            value: (
              <ul className="guide-list">
                {sources.map((source) => (
                  <li key={source}>{source}</li>
                ))}
              </ul>
            ),
          },
          { label: '管多久', value: `从签字那天起${lengthText(term)}` },
          { label: '依据', value: clause },
        ]}
      />
    </div>
  );
}
