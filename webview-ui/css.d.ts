/** Style sheets are bundled into `panel.css`; their import has no value. */
declare module '*.css';
