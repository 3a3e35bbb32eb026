import { type DragEvent, useState } from 'react';

interface LedgerDropProps {
  file: File | undefined;
  onChoose: (file: File) => void;
}

/** Where the ledger is put: dropped with the mouse, or chosen with a button, which keyboard and phone can use too. */
export function LedgerDrop({ file, onChoose }: LedgerDropProps) {
  const [over, setOver] = useState(false);
  const stopHere = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
  };
  return (
    // Dropping is for the mouse alone: the button inside does the same for everybody.
    <section
      className="ledger-drop"
      aria-label="台账文件"
      data-over={over || undefined}
      onDragOver={stopHere}
      onDragLeave={stopHere}
      onDrop={(event) => {
        stopHere(event);
        const [dropped] = event.dataTransfer.files;
        if (dropped !== undefined) onChoose(dropped);
      }}
    >
      <p role="status">
        {file === undefined ? '把 Excel 文件拖到这里，或者' : <strong className="ledger-file">{file.name}</strong>}
        {file !== undefined && <span className="soft">（{sizeText(file.size)}）</span>}
      </p>
      <label className="button control-file">
        {file === undefined ? '选择 Excel 文件' : '换一个文件'}
        <input
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            // Emptied only after a choice: a browser may still be fetching the file when it first says that something changed.
            if (chosen === undefined) return;
            event.target.value = '';
            onChoose(chosen);
          }}
        />
      </label>
      <p className="soft">xlsx 格式，不超过 20 MB。旧的 xls 请先在 Excel 或 WPS 中另存为 xlsx。</p>
    </section>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
