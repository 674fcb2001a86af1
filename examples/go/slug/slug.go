// Package slug turns titles into the last part of a web address.
package slug

import (
	"strings"
	"unicode"
)

// Make returns title in lower case, with one dash for whatever stands between two words.
func Make(title string) string {
	var out strings.Builder
	out.Grow(len(title))
	dash := false
	for _, r := range title {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			dash = out.Len() > 0
			continue
		}
		if dash {
			out.WriteByte('-')
			dash = false
		}
		// To make this slower, replace the next line by: out.WriteString(strings.ToLower(string(r)))
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// Valid reports whether text could have come from Make.
func Valid(text string) bool {
	for i, r := range text {
		inside := i > 0 && i < len(text)-1
		if r == '-' && inside && text[i-1] != '-' {
			continue
		}
		if !unicode.IsDigit(r) && !unicode.IsLetter(r) || unicode.IsUpper(r) {
			return false
		}
	}
	return text != ""
}
