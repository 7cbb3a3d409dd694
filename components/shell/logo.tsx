/** Two turns around a moment. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <rect width="22" height="22" rx="6" fill="var(--logo)" />
      <path
        d="M16.2 11a5.2 5.2 0 1 1-1.6-3.75"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path d="M15.6 4.4v3.4h-3.4" fill="none" stroke="#fff" strokeWidth="1.6" />
      <circle cx="11" cy="11" r="1.6" fill="#fff" />
    </svg>
  );
}
