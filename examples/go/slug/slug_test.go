package slug

import "testing"

const title = "Ten Things You Did Not Know About Benchmarks"

func BenchmarkMake(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Make(title)
	}
}

func BenchmarkValid(b *testing.B) {
	text := Make(title)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		Valid(text)
	}
}

func TestMake(t *testing.T) {
	for title, want := range map[string]string{
		"Hello, World":       "hello-world",
		"  Déjà vu — again ": "déjà-vu-again",
		"!?":                 "",
	} {
		if got := Make(title); got != want {
			t.Errorf("Make(%q) = %q, want %q", title, got, want)
		}
	}
}
