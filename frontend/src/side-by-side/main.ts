// The side-by-side page.
export {};
