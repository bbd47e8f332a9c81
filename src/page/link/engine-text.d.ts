declare module 'virtual:learner-text' {
  /** The learner's worker as one self-contained classic script. */
  const text: string;
  export default text;
}

declare module 'virtual:catalogue-text' {
  /** The worker that reads large catalogues as one self-contained classic script. */
  const text: string;
  export default text;
}

declare module 'virtual:engine-text' {
  /** The engine's worker as one self-contained classic script. */
  const text: string;
  export default text;
}
