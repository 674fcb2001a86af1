package endless

import (
	"testing"
	"time"
)

// BenchmarkEndless is there to be stopped.
func BenchmarkEndless(b *testing.B) {
	for i := 0; i < b.N; i++ {
		time.Sleep(10 * time.Minute)
	}
}
