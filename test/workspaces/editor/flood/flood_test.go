package flood

import (
	"os"
	"strings"
	"sync"
	"testing"
)

var once sync.Once

// BenchmarkFlood prints 50 MB, which no terminal can show.
func BenchmarkFlood(b *testing.B) {
	once.Do(func() {
		line := strings.Repeat("flood ", 17) + "\n"
		for size := 0; size < 50<<20; size += len(line) {
			os.Stdout.WriteString(line)
		}
	})
	for i := 0; i < b.N; i++ {
	}
}
