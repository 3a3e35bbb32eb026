import QRCode from 'qrcode';

/** A QR code, drawn as one path: black on white with the quiet zone scanners need. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const quiet = 4;
  const dark = Array.from(data, (bit, index) => (bit === 1 ? index : -1)).filter((index) => index >= 0);
  const path = dark.map((index) => `M${(index % size) + quiet} ${Math.floor(index / size) + quiet}h1v1h-1z`).join('');
  const side = size + 2 * quiet;
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
