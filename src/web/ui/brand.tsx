import './brand.css';

/** The seal and the name. */
export function Brand({ name }: { name: string }) {
  return (
    <span className="brand">
      <span className="brand-seal" aria-hidden="true">
        济
      </span>
      {name}
    </span>
  );
}

/** Shown wherever the county is a practice one: nothing here concerns real people. */
export function PracticeBadge() {
  return (
    <span className="practice-badge" title="演练数据，不涉及真实人员">
      演练
    </span>
  );
}
