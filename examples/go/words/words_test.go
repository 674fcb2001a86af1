package words

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

const sentence = "The quick brown fox jumps over the lazy dog and the dog does not mind "

func TestTop(t *testing.T) {
	got := Top(Count(sentence), 3)
	if want := []string{"the", "dog", "and"}; !reflect.DeepEqual(got, want) {
		t.Errorf("Top = %q, want %q", got, want)
	}
}

// The names of these sub-benchmarks are computed: Redline shows them once a run has told them.
func BenchmarkCount(b *testing.B) {
	for _, sentences := range []int{1, 10, 100} {
		text := strings.Repeat(sentence, sentences)
		b.Run(fmt.Sprintf("sentences=%d", sentences), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				Count(text)
			}
		})
	}
}

func BenchmarkTop(b *testing.B) {
	counts := Count(sentence)
	b.ResetTimer()
	start := time.Now()
	for i := 0; i < b.N; i++ {
		Top(counts, 3)
	}
	b.ReportMetric(float64(len(counts)*b.N)/time.Since(start).Seconds(), "words/s")
}
