import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

/** How long an unmasked value stays on the screen, in milliseconds. */
const shownFor = 60_000;

interface MaskedTextProps {
  /** What it is: “身份证号”. */
  label: string;
  mask: string;
  /** Purposes a person may choose from; the chosen one goes into the audit. */
  purposes: readonly string[];
  /** Asks the server for the value. Without it the mask is all there is. */
  reveal?: (purpose: string) => Promise<string>;
}

/** A sealed value: its mask, and 显示, which asks for the purpose and shows the value for a minute. */
export function MaskedText({ label, mask, purposes, reveal }: MaskedTextProps) {
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  useEffect(() => {
    if (value === undefined) return;
    const timer = setTimeout(() => setValue(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <span className="row">
      <span className="numeric">{value ?? mask}</span>
      {reveal !== undefined && (
        <Button
          kind="link"
          aria-label={value === undefined ? `显示${label}` : `隐藏${label}`}
          onClick={() => (value === undefined ? setAsking(true) : setValue(undefined))}
        >
          {value === undefined ? '显示' : '隐藏'}
        </Button>
      )}
      {asking && reveal !== undefined && (
        <PurposeDialog
          label={label}
          purposes={purposes}
          reveal={reveal}
          onClose={() => setAsking(false)}
          onShown={(shown) => {
            setValue(shown);
            setAsking(false);
          }}
        />
      )}
    </span>
  );
}

interface PurposeDialogProps {
  label: string;
  purposes: readonly string[];
  reveal: (purpose: string) => Promise<string>;
  onClose: () => void;
  onShown: (value: string) => void;
}

function PurposeDialog({ label, purposes, reveal, onClose, onShown }: PurposeDialogProps) {
  const [purpose, setPurpose] = useState(purposes[0] ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const show = async () => {
    setBusy(true);
    try {
      onShown(await reveal(purpose));
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`显示${label}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void show();
        }}
      >
        <p className="soft">查看完整号码会记入审计，包括您的姓名、时间和用途。一分钟后自动隐藏。</p>
        <fieldset className="choices">
          <legend>用途</legend>
          {purposes.map((each) => (
            <label key={each} className="choice">
              <input
                type="radio"
                name="purpose"
                value={each}
                checked={each === purpose}
                onChange={() => setPurpose(each)}
              />
              {each}
            </label>
          ))}
        </fieldset>
        {error !== undefined && <ErrorState error={error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>返回</Button>
          <Button kind="primary" type="submit" busy={busy}>
            显示
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
