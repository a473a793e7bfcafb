/** Under this token Nest injects for how many milliseconds after its closing a case can be reopened. */
export const REOPEN_WINDOW_MS = Symbol('ReopenWindowMs');
