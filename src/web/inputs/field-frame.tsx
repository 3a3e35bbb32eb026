import type { ReactNode } from 'react';
import { controlId, type InputProps } from './input-props.ts';
import './inputs.css';

/** Attributes that tie a control to its label, help and fault. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
}

interface FieldFrameProps extends Pick<InputProps, 'field' | 'path' | 'fault' | 'asHeading'> {
  children: (control: ControlAttributes) => ReactNode;
}

function describedBy(id: string, help: string | undefined, fault: string | undefined): string | undefined {
  const ids = [help === undefined ? [] : [`${id}-help`], fault === undefined ? [] : [`${id}-fault`]].flat();
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The label, help line and fault around one control. */
export function FieldFrame({ field, path, fault, asHeading = false, children }: FieldFrameProps) {
  const id = controlId(path);
  const label = (
    <label htmlFor={id}>
      {field.label}
      {field.optional && <span className="field-optional">（选填）</span>}
    </label>
  );
  return (
    <div className={fault === undefined ? 'field' : 'field field-faulty'}>
      {asHeading ? (
        <h1 className="field-heading" tabIndex={-1}>
          {label}
        </h1>
      ) : (
        label
      )}
      <HelpAndFault id={id} help={field.help} fault={fault} />
      {children({
        id,
        'aria-describedby': describedBy(id, field.help, fault),
        'aria-invalid': fault === undefined ? undefined : true,
        'aria-required': field.optional ? undefined : true,
      })}
    </div>
  );
}

interface GroupFrameProps extends Pick<InputProps, 'field' | 'path' | 'fault' | 'asHeading'> {
  children: ReactNode;
}

/** The same around several controls that make one answer. */
export function GroupFrame({ field, path, fault, asHeading = false, children }: GroupFrameProps) {
  const id = controlId(path);
  const label = (
    <>
      {field.label}
      {field.optional && <span className="field-optional">（选填）</span>}
    </>
  );
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={fault === undefined ? 'field' : 'field field-faulty'}
      aria-describedby={describedBy(id, field.help, fault)}
    >
      <legend>
        {asHeading ? (
          <h1 className="field-heading" tabIndex={-1}>
            {label}
          </h1>
        ) : (
          label
        )}
      </legend>
      <HelpAndFault id={id} help={field.help} fault={fault} />
      {children}
    </fieldset>
  );
}

function HelpAndFault({ id, help, fault }: { id: string; help: string | undefined; fault: string | undefined }) {
  return (
    <>
      {help !== undefined && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="field-fault">
          <span className="visually-hidden">有误：</span>
          {fault}
        </p>
      )}
    </>
  );
}
